/** What no bench can count: how people use Holdfast, and how AWS behaves. Each is a guess that can be changed here. */
export const assumptions = {
  daysAMonth: 30.4,
  /** One Customer Success manager looks after so many accounts, and makes so many requests in a month's working days. */
  accountsPerManager: 100,
  requestsPerManager: 21 * 100,
  /** How long a call to DynamoDB or another service is waited for, one after the other. */
  secondsPerCall: 0.005,
  /** Loading and starting a function that was idle, which is paid for too; and how often a day that befalls what is not part of the daily run. */
  gbSecondsPerColdStart: 0.5,
  coldStartsADay: 48,
  /** What Lambda itself writes for an invocation, and API Gateway for a request. */
  platformLogBytes: 600,
  accessLogBytes: 330,
  /** Judged days are kept for good: storage is that of a table a year old. */
  tableAgeInDays: 365,
  logRetentionDays: 90,
  /** Overwritten exports are kept for 30 days; the sample's are written anew every day. */
  exportVersions: 30,
} as const;
