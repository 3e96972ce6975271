import { DomainError } from '../errors.ts';

/** The mail service did not take the message now (too many, or it could not be reached): it may be sent again later. */
export class MailNotAccepted extends DomainError {
  override readonly name = 'MailNotAccepted';
  readonly retryable = true;
}

/** The mail service refused the message for good (an unverified sender, a malformed address). */
export class MailRefused extends DomainError {
  override readonly name = 'MailRefused';
  readonly retryable = false;
}

/** The connection broke before the mail service answered: the message may have been accepted, or not. */
export class MailOutcomeUnknown extends DomainError {
  override readonly name = 'MailOutcomeUnknown';
  readonly retryable = true;
}

/** Others kept writing to the account's record of messages at the same time; trying again will get a turn. */
export class MessageLogContended extends DomainError {
  override readonly name = 'MessageLogContended';
  readonly retryable = true;
}

/** The secret a webhook is signed with could not be read, for now. */
export class SecretUnavailable extends DomainError {
  override readonly name = 'SecretUnavailable';
  readonly retryable = true;
}

/** There is no usable secret for an endpoint: none is stored, or it is too short. */
export class SecretMissing extends DomainError {
  override readonly name = 'SecretMissing';
  readonly retryable = false;
}

/** A published template does not render. */
export class TemplateFailed extends DomainError {
  override readonly name = 'TemplateFailed';
  readonly retryable = false;
}
