/** What Lambda and our own code call passing trouble: worth the same call again. */
const passingErrors = [
  'TableThrottled',
  'ExportsUnavailable',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
];

/** The Retry of a state that calls one of our functions. */
export const retryPassingErrors = { ErrorEquals: passingErrors, IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 5 };

/** Another import is under way, which may take as long as a function may: waits for three of them. */
export const retryBusyImports = { ErrorEquals: ['ImportsBusy'], IntervalSeconds: 15, BackoffRate: 1, MaxAttempts: 180 };
