import { DomainError } from '../../lib/domain/errors.ts';

/** A deployment cannot be reached, or does not answer as one. */
export class ApiUnreachable extends DomainError {
  override readonly name = 'ApiUnreachable';
  readonly retryable = true;
}

/** A deployment refuses what it was asked: the token, the role, or the request itself. */
export class ApiRefused extends DomainError {
  override readonly name = 'ApiRefused';
  readonly retryable = false;
}

/** A file did not get where it was to go. */
export class UploadFailed extends DomainError {
  override readonly name = 'UploadFailed';
  readonly retryable = true;
}

/** An import began on a deployment and was stopped. */
export class ImportFailed extends DomainError {
  override readonly name = 'ImportFailed';
  readonly retryable = false;
}
