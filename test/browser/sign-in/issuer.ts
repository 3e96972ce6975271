import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { Provider } from 'oidc-provider';
import { closeServer, listen, urlOf } from '../../../lib/local/loopback-server.ts';

/** An OpenID provider on loopback, which signs people in and issues tokens as a Cognito user pool does. */
export type Issuer = {
  url: string;
  clientId: string;
  /** Who can sign in, by address, with their groups. */
  members: Map<string, readonly string[]>;
  /** The kinds of grants that tokens were issued for, in their order. */
  grants: string[];
  /** Whether it renews tokens; else everybody must sign in again. */
  renews: boolean;
  /** Whether it answers anybody. */
  isUp: boolean;
  close(): Promise<void>;
};

const HOUR_IN_SECONDS = 3600;

/** Opens one for the console at `consoleUrl`. */
export async function openIssuer(consoleUrl: string): Promise<Issuer> {
  let answer: RequestListener | undefined;
  const server = createServer((request, response) => {
    if (issuer.isUp) answer?.(request, response);
    else request.socket.destroy();
  });
  await listen(server, 0);
  const issuer: Issuer = {
    ...{ url: urlOf(server), clientId: 'console', members: new Map(), grants: [], isUp: true, renews: true },
    close: () => closeServer(server),
  };
  const provider = quietly(() => new Provider(issuer.url, configuration(issuer, consoleUrl)));
  provider.on('grant.success', ({ oidc }) => issuer.grants.push(oidc.params.grant_type));
  answer = provider.callback();
  return issuer;
}

type Asked = { oidc: { params?: { grant_type?: string } } };

function configuration(issuer: Issuer, consoleUrl: string): object {
  const seconds = HOUR_IN_SECONDS;
  return {
    clients: [publicClient(issuer.clientId, consoleUrl)],
    features: { rpInitiatedLogout: { logoutSource: askToSignOut } },
    clientBasedCORS: (_: unknown, origin: string) => origin === consoleUrl,
    // As in Cognito's tokens: with the address, the groups, and a refresh token without being asked.
    claims: { openid: ['sub'], email: ['email', 'cognito:groups'] },
    conformIdTokenClaims: false,
    issueRefreshToken: () => true,
    findAccount: ({ oidc }: Asked, address: string) => {
      const isRefused = oidc.params?.grant_type === 'refresh_token' && !issuer.renews;
      return isRefused ? undefined : accountOf(address, issuer.members.get(address));
    },
    ttl: {
      AccessToken: seconds,
      Grant: seconds,
      Interaction: seconds,
      RefreshToken: seconds,
      Session: seconds,
      IdToken: seconds,
    },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    jwks: { keys: [{ ...signingKey(), use: 'sig', alg: 'RS256' }] },
  };
}

const askToSignOut = async (context: { body: string }, form: string) => {
  context.body = `<!doctype html>${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`;
};

/** It keeps no secret, and proves itself by PKCE. */
const publicClient = (clientId: string, consoleUrl: string) => ({
  client_id: clientId,
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  redirect_uris: [`${consoleUrl}/`],
  post_logout_redirect_uris: [`${consoleUrl}/`],
});

const signingKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });

function accountOf(address: string, groups: readonly string[] | undefined) {
  if (!groups) return undefined;
  const sub = address;
  return {
    accountId: address,
    claims: () => ({ sub, email: address, ...(groups.length > 0 && { 'cognito:groups': groups }) }),
  };
}

/** It warns on the console that its own pages for signing in are for development, which is what they are here for. */
function quietly<T>(make: () => T): T {
  const { warn, info } = console;
  Object.assign(console, { warn: () => {}, info: () => {} });
  try {
    return make();
  } finally {
    Object.assign(console, { warn, info });
  }
}
