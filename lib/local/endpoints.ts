/** Where the runtime's endpoints listen. */
export type Endpoints = { dynamodb: string; stepFunctions: string; ses: string; secretsManager: string };

/** The variables by which the AWS clients find the endpoints: the standard ones, so the product's adapters need no other. */
export function environmentFor(endpoints: Endpoints): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SFN: endpoints.stepFunctions,
    AWS_ENDPOINT_URL_SES: endpoints.ses,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secretsManager,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
}
