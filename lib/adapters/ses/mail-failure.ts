import type { DomainError } from '../../domain/errors.ts';
import { MailNotAccepted, MailOutcomeUnknown, MailRefused } from '../../domain/messages/errors.ts';

type SdkError = Error & { code?: string; $metadata?: { httpStatusCode?: number } };

const THROTTLED = new Set(['Throttling', 'ThrottlingException', 'TooManyRequestsException', 'LimitExceededException']);

/** Failures before a connection stood: nothing can have been accepted. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CredentialsProviderError']);

/**
 * What a failed call to the mail service means for the message. A refusal (4xx) and a failure to connect are definite;
 * a timeout, a connection that broke, or a 5xx leaves open whether it was accepted. Messages hold no addresses.
 */
export function mailFailure(error: SdkError): DomainError {
  const status = error.$metadata?.httpStatusCode;
  const what = `${error.name}${status ? `, HTTP ${status}` : ''}`;
  if (THROTTLED.has(error.name) || status === 429) {
    return new MailNotAccepted(`The mail service asked to slow down (${what}); the message will be tried again.`);
  }
  if (NEVER_CONNECTED.has(error.code ?? error.name)) {
    return new MailNotAccepted(
      `The mail service could not be reached (${error.code ?? error.name}); the message will be tried again.`,
    );
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return new MailRefused(
      `The mail service refused the message (${what}); check the sender's identity in settings.yaml.`,
    );
  }
  return new MailOutcomeUnknown(`The mail service did not answer clearly (${what}); it may have taken the message.`);
}
