/** Where the runtime's endpoints listen. */
export type Endpoints = { dynamodb: string; stepFunctions: string; ses: string; secretsManager: string; s3: string };

/** Who everything is signed as on this machine. */
export const localSigner = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
} as const;

/** The variables by which the AWS clients find the endpoints: the standard ones, so the product's adapters need no other. */
export function environmentFor(endpoints: Endpoints): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SFN: endpoints.stepFunctions,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SES: endpoints.ses,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secretsManager,
    AWS_REGION: localSigner.region,
    AWS_ACCESS_KEY_ID: localSigner.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localSigner.credentials.secretAccessKey,
  };
}
