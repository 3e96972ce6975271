import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClientOptions,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Role } from '../domain/people/role.ts';
import { acknowledge } from './acknowledge.ts';
import type { DeploymentConfig } from './deployment-config.ts';
import type { Names } from './names.ts';

const MFA_IS_OFFERED =
  'Each person may add an authenticator app; to demand one would shut out programs that sign in, such as the test of a ' +
  'deployment. Who must demand it has an issuer of their own: identity.issuer.';
const PLUS_COSTS =
  'The Plus plan costs per user and month for watching sign-ins of a team that an administrator invited one by one.';

/** `consoleOrigin` is where browsers have the console from: without it nobody signs in there yet. */
type IdentityProps = DeploymentConfig['identity'] & { names: Names; consoleOrigin?: string };

/** A working day: after it the console asks to sign in again. */
const SESSION = Duration.hours(12);

/** The API's roles, least first, with who has them. */
const GROUPS: Record<Role, string> = {
  viewer: 'May look at everything',
  csm: 'May work on tasks',
  leader: 'May publish workflows',
  admin: 'May do everything',
};

/** Whose tokens the API accepts: those of the issuer in the configuration, or of a user pool made here. */
export class Identity extends Construct {
  readonly accepts: { issuer: string; audience: string[] };
  /** Absent when tokens are issued elsewhere. */
  readonly userPool?: UserPool;
  /** The origin of the pages on which people of the user pool sign in and out; absent when they do so elsewhere. */
  readonly signInOrigin?: string;

  constructor(scope: Construct, id: string, { issuer, audience, names, consoleOrigin }: IdentityProps) {
    super(scope, id);
    if (issuer) {
      this.accepts = { issuer, audience };
      return;
    }
    this.userPool = this.ownUserPool(names);
    const clientId = this.clientOf(this.userPool, consoleOrigin);
    if (consoleOrigin) this.signInOrigin = this.signInPages(this.userPool, names);
    this.accepts = {
      issuer: `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${this.userPool.userPoolId}`,
      audience: [clientId],
    };
  }

  /** People are invited, sign in with their address, and a pool with people in it is never deleted. */
  private ownUserPool(names: Names): UserPool {
    const pool = new UserPool(this, 'UserPool', {
      userPoolName: names.prefix,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const [groupName, description] of Object.entries(GROUPS)) {
      new CfnUserPoolGroup(this, groupName, { userPoolId: pool.userPoolId, groupName, description });
    }
    acknowledge(pool, 'AwsSolutions-COG2', MFA_IS_OFFERED);
    acknowledge(pool, 'AwsSolutions-COG8', PLUS_COSTS);
    return pool;
  }

  private clientOf(pool: UserPool, consoleOrigin: string | undefined): string {
    const client = pool.addClient('Client', {
      // The second only for who holds AWS permission on the pool: to sign in from a terminal.
      authFlows: { userSrp: true, adminUserPassword: true },
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: SESSION,
      preventUserExistenceErrors: true,
      ...(consoleOrigin ? { oAuth: consoleSignIn(consoleOrigin) } : { disableOAuth: true }),
    });
    return client.userPoolClientId;
  }

  /** The pages of Cognito on which people sign in, under a name that nobody else in the region has. */
  private signInPages(pool: UserPool, names: Names): string {
    const domain = pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: `${names.prefix}-${Aws.ACCOUNT_ID}` },
    });
    return domain.baseUrl();
  }
}

/** By code only, and back to the console only: a browser keeps no secret, and proves itself by PKCE. */
function consoleSignIn(origin: string): UserPoolClientOptions['oAuth'] {
  return {
    flows: { authorizationCodeGrant: true },
    scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
    callbackUrls: [`${origin}/`],
    logoutUrls: [`${origin}/`],
  };
}
