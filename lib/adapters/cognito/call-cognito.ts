import { SignatureV4 } from '@smithy/signature-v4';
import type { Clock } from '../../ports/system.ts';
import type { Signer } from '../s3/presign-put.ts';
import { Sha256 } from '../s3/sha256.ts';
import { CognitoRefused } from './errors.ts';

/** Where Cognito is, when it is not AWS's own. */
export type CognitoPlace = { endpoint?: string };

/** Calls one operation of Cognito's user pools. Throws CognitoRefused. */
export type CallCognito = <T>(operation: string, input: object) => Promise<T>;

const SERVICE = 'cognito-idp';
const PATIENCE_MS = 10_000;

/**
 * Cognito's JSON protocol, signed here (SigV4): its own client would bring a quarter of a megabyte into a function for
 * seven calls. `clock` must show the real time: AWS goes by it.
 */
export function cognitoCaller(
  signer: Signer & { region: () => Promise<string> },
  { endpoint }: CognitoPlace,
  clock: Clock,
): CallCognito {
  const signature = new SignatureV4({ ...signer, service: SERVICE, sha256: Sha256 });
  return async <T>(operation: string, input: object) => {
    const url = new URL(endpoint ?? `https://${SERVICE}.${await signer.region()}.amazonaws.com`);
    const request = {
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port && { port: Number(url.port) }),
      path: '/',
      query: {},
      headers: {
        host: url.host,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
    };
    const { headers } = await signature.sign(request, { signingDate: clock.now() });
    const { method, body } = request;
    const answer = await fetch(new URL('/', url), { method, headers, body, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok) return (await answer.json().catch(() => ({}))) as T;
    throw await refusalOf(operation, answer);
  };
}

/** What Cognito says may name a person; its kind of error does not. */
async function refusalOf(operation: string, answer: Response): Promise<CognitoRefused> {
  const { __type = '' } = (await answer.json().catch(() => ({}))) as { __type?: string };
  const kind = __type.split('#').at(-1) || `status ${answer.status}`;
  return new CognitoRefused(operation, kind, answer.status === 429 || answer.status >= 500);
}
