import type { DomainError } from '../errors.ts';
import {
  MailNotAccepted,
  MailOutcomeUnknown,
  MailRefused,
  MessageLogContended,
  SecretMissing,
  SecretUnavailable,
  TemplateFailed,
} from '../messages/errors.ts';
import { BranchNotTaken, ExitReached, NothingPublished, PublishedWorkflowsFaulty } from './errors.ts';

/** Every failure `perform-step` knows by name; the state machines' Retry list is made from those that say `retryable`. */
const stepErrors: (new () => DomainError)[] = [
  BranchNotTaken,
  ExitReached,
  MailOutcomeUnknown,
  MailRefused,
  MailNotAccepted,
  MessageLogContended,
  NothingPublished,
  PublishedWorkflowsFaulty,
  SecretMissing,
  SecretUnavailable,
  TemplateFailed,
];

/** What Lambda and DynamoDB call passing trouble. A step may be performed twice, so all of it is worth another try. */
const passingErrors = [
  'TableThrottled',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
  'TimeoutError',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  'Lambda.Unknown',
  'Sandbox.Timedout',
];

/** The names a state machine retries a step on. */
export function retriedErrors(): string[] {
  const own = stepErrors.map((StepError) => new StepError()).filter(({ retryable }) => retryable);
  return [...own.map(({ name }) => name), ...passingErrors];
}
