import { DomainError } from '../errors.ts';

/** A file of an export breaks off or cannot be opened: what was read until then stands. */
export class FileUnreadable extends DomainError {
  override readonly name = 'FileUnreadable';
  readonly retryable = false;
}
