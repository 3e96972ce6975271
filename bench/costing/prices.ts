/** A list price: so many US dollars for so many of a unit, from a page of AWS. */
export type Price = { service: string; unit: string; usd: number; per: number; page: string };

/** When the prices were looked up. They are those of us-east-1, without free tiers, commitments or taxes. */
export const pricesAsOf = '2026-11-22';

const MILLION = 1e6;
const THOUSAND = 1000;

/** What AWS asks for what Holdfast uses. */
export const prices = {
  'table reads': price(
    'DynamoDB',
    'read request units',
    0.125,
    MILLION,
    'Amazon DynamoDB pricing for on-demand capacity',
  ),
  'table writes': price(
    'DynamoDB',
    'write request units',
    0.625,
    MILLION,
    'Amazon DynamoDB pricing for on-demand capacity',
  ),
  'table storage': price('DynamoDB', 'GB-months stored', 0.25, 1, 'Amazon DynamoDB pricing for on-demand capacity'),
  'table recovery': price(
    'DynamoDB',
    'GB-months of point-in-time recovery',
    0.2,
    1,
    'Amazon DynamoDB pricing for on-demand capacity',
  ),
  compute: price('Lambda', 'GB-seconds on Arm', 0.0000133334, 1, 'AWS Lambda pricing'),
  invocations: price('Lambda', 'requests', 0.2, MILLION, 'AWS Lambda pricing'),
  transitions: price('Step Functions', 'state transitions, standard', 0.025, THOUSAND, 'AWS Step Functions pricing'),
  mails: price('SES', 'mails', 0.1, THOUSAND, 'Amazon SES pricing'),
  requests: price('API Gateway', 'HTTP API requests', 1, MILLION, 'Amazon API Gateway pricing'),
  schedules: price('EventBridge', 'Scheduler invocations', 1, MILLION, 'Amazon EventBridge pricing'),
  'log intake': price('CloudWatch', 'GB of logs taken in', 0.5, 1, 'Amazon CloudWatch pricing'),
  'log storage': price('CloudWatch', 'GB-months of logs', 0.03, 1, 'Amazon CloudWatch pricing'),
  metrics: price('CloudWatch', 'custom metrics', 0.3, 1, 'Amazon CloudWatch pricing'),
  alarms: price('CloudWatch', 'metrics in alarms', 0.1, 1, 'Amazon CloudWatch pricing'),
  dashboards: price('CloudWatch', 'dashboards', 3, 1, 'Amazon CloudWatch pricing'),
  traces: price('X-Ray', 'traces recorded', 5, MILLION, 'AWS X-Ray pricing'),
  'object writes': price('S3', 'PUT requests', 0.005, THOUSAND, 'Amazon S3 pricing'),
  'object reads': price('S3', 'GET requests', 0.0004, THOUSAND, 'Amazon S3 pricing'),
  'object storage': price('S3', 'GB-months stored', 0.023, 1, 'Amazon S3 pricing'),
  'secret calls': price('Secrets Manager', 'calls', 0.05, 10_000, 'AWS Secrets Manager pricing'),
  secrets: price('Secrets Manager', 'secrets', 0.4, 1, 'AWS Secrets Manager pricing'),
  keys: price('KMS', 'keys of our own', 1, 1, 'AWS Key Management Service pricing'),
  users: price('Cognito', 'users a month, Essentials', 0.015, 1, 'Amazon Cognito pricing'),
} as const satisfies Record<string, Price>;
export type Priced = keyof typeof prices;

function price(service: string, unit: string, usd: number, per: number, page: string): Price {
  return { service, unit, usd, per, page };
}
