/** Our own failures that the same call may mend: the name of every DomainError that says `retryable` (a test walks them). */
const ownErrors = [
  'ExportsUnavailable',
  'MailNotAccepted',
  'MailOutcomeUnknown',
  'MessageLogContended',
  'ReviewContended',
  'SecretUnavailable',
  'TableThrottled',
];

/** What DynamoDB and Lambda call passing trouble. */
const awsErrors = [
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
  'TimeoutError',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
];

/** The names on which the states of every state machine are tried again. */
export const passingErrors: readonly string[] = [...ownErrors, ...awsErrors];

/** The Retry of a state that calls one of our functions. */
export const retryPassingErrors = { ErrorEquals: passingErrors, IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 5 };

/** Another import is under way, which may take as long as a function may: waits for three of them. */
export const retryBusyImports = { ErrorEquals: ['ImportsBusy'], IntervalSeconds: 15, BackoffRate: 1, MaxAttempts: 180 };
