/** Where the stacks are deployed, and what the commands and SDK clients find in the environment for it. */
export type Target = {
  /** `emulator`: started here, and thrown away. `endpoint`: one that runs already. `account`: AWS itself. */
  kind: 'emulator' | 'endpoint' | 'account';
  /** Where AWS is spoken; undefined for AWS itself. */
  endpoint?: string;
  environment: NodeJS.ProcessEnv;
};

/** What an emulator takes for an account. */
const emulated = (endpoint: string): NodeJS.ProcessEnv => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
  CDK_DEFAULT_ACCOUNT: '000000000000',
  CDK_DEFAULT_REGION: 'us-east-1',
});

/** The target at an endpoint, or AWS itself as the environment's credentials say. */
export function targetAt(kind: Target['kind'], endpoint?: string): Target {
  const own = endpoint ? emulated(endpoint) : {};
  return { kind, endpoint, environment: { ...process.env, ...own, CI: 'true' } };
}
