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

/** Where exports are kept does not answer, or broke off: the same import may succeed later. */
export class ExportsUnavailable extends DomainError {
  override readonly name = 'ExportsUnavailable';
  readonly retryable = true;
}

/** Another import is under way: two at a time would undo each other's changes to an account. */
export class ImportsBusy extends DomainError {
  override readonly name = 'ImportsBusy';
  readonly retryable = true;
}
