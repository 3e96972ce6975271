import * as z from 'zod';

const isTimeZone = (name: string) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text && text.startsWith('https://');

const addressList = z.array(z.email('must be an e-mail address'), 'must be a list of e-mail addresses');
const addresses = addressList.default([]);

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as "06:00"');

/** When things happen by themselves. */
export const scheduleSettings = z.strictObject({
  dailyRunAt: timeOfDay.default('06:00').describe('when the daily run starts, on the clock of timeZone'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as "Europe/Berlin" or "UTC"')
    .default('UTC')
    .describe('the zone of dailyRunAt'),
  releaseMessagesEveryMinutes: z
    .int('must be a whole number of minutes')
    .min(5, 'must be at least 5')
    .max(60, 'must be at most 60')
    .default(15)
    .describe('how often held messages are looked at again'),
  trainRiskAt: timeOfDay
    .default('04:00')
    .describe('when the churn-risk model is trained anew, on the first of each month, UTC'),
  reviewAt: timeOfDay
    .default('07:00')
    .describe('when it is seen whether an implementation review is to be prepared, on the clock of timeZone'),
  digestsAt: timeOfDay.default('08:00').describe('when digests go that are due, on the clock of timeZone'),
});

/** Who writes to customers, and who is written to when they are about to leave. */
export const mailSettings = z.strictObject({
  senderDomain: z
    .string()
    .regex(/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain such as "mail.example.com"')
    .default('northgauge.example')
    .describe('the domain of the sender in workflows/settings.yaml; SES signs its mail (DKIM)'),
  executives: addresses.describe('who escalations go to, in place of those in settings.yaml; empty: those in it'),
});

/** Whose tokens the API accepts. */
export const identitySettings = z
  .strictObject({
    issuer: z
      .url({ protocol: /^https$/, error: 'must be the https address of an OpenID Connect issuer' })
      .optional()
      .describe('an existing issuer of tokens; without it a Cognito user pool is made'),
    audience: z
      .array(z.string().min(1), 'must be a list of client ids')
      .default([])
      .describe('the client ids whose tokens are accepted from that issuer'),
  })
  .refine(({ issuer, audience }) => !issuer || audience.length > 0, {
    path: ['audience'],
    message: 'must name at least one client id when identity.issuer is given, or every client of that issuer gets in',
  });

/** Where the console is served. */
export const consoleSettings = z
  .strictObject({
    origin: z
      .string()
      .refine(isOrigin, 'must be an https origin such as "https://success.example.com"')
      .optional()
      .describe('where a browser has the console from; the API answers pages of this origin only, without it of none'),
    certificateArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/.+$/, 'must be the ARN of a certificate in us-east-1')
      .optional()
      .describe("the certificate of origin's host name; CloudFront takes it from us-east-1 only"),
  })
  .refine(({ origin, certificateArn }) => !certificateArn || origin, {
    path: ['origin'],
    message: 'must say which origin the certificate is for',
  });

/** Whom trouble is told to, and how much money counts as trouble. */
export const opsSettings = z.strictObject({
  alarmAddresses: addressList
    .max(10, 'must be at most ten addresses, which is as many as a budget mails')
    .default([])
    .describe('who is told of alarms; each must confirm the mail that SNS sends'),
  monthlyBudgetUsd: z
    .number('must be a number of US dollars')
    .min(1, 'must be at least 1')
    .default(100)
    .describe('what AWS may cost in a month before someone is told'),
});
