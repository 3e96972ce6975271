import { DomainError } from '../../domain/errors.ts';

/** Something was to be noted or decided in a review that cannot be. */
export class ReviewRefused extends DomainError {
  override readonly name = 'ReviewRefused';
  readonly retryable = false;
}

/** Others kept writing the same note or decision at the same time; trying again will get a turn. */
export class ReviewContended extends DomainError {
  override readonly name = 'ReviewContended';
  readonly retryable = true;
}

/** Minutes were to be sent, and nobody is named who gets them. */
export class NobodyToTell extends DomainError {
  override readonly name = 'NobodyToTell';
  readonly retryable = false;
}
