import { DomainError } from '../errors.ts';

/** A file of an export breaks off or cannot be opened: what was read until then stands. */
export class FileUnreadable extends DomainError {
  override readonly name = 'FileUnreadable';
  readonly retryable = false;
}

/** A registered source cannot be collected: its folder is gone, or its files no longer fit the mapping. */
export class SourceUnreadable extends DomainError {
  override readonly name = 'SourceUnreadable';
  readonly retryable = false;
}
