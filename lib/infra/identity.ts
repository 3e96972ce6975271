import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRecovery, CfnUserPoolGroup, FeaturePlan, Mfa, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Role } from '../../functions/api/identity.ts';
import type { DeploymentConfig } from './deployment-config.ts';
import type { Names } from './names.ts';

type IdentityProps = DeploymentConfig['identity'] & { names: Names };

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

  constructor(scope: Construct, id: string, { issuer, audience, names }: IdentityProps) {
    super(scope, id);
    this.accepts = issuer ? { issuer, audience } : this.ownUserPool(names);
  }

  /** People are invited, sign in with their address, and a pool with people in it is never deleted. */
  private ownUserPool(names: Names): { issuer: string; audience: string[] } {
    const pool = new UserPool(this, 'UserPool', {
      userPoolName: names.prefix,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      passwordPolicy: { minLength: 14, tempPasswordValidity: Duration.days(3) },
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
    const client = pool.addClient('Client', {
      authFlows: { userSrp: true },
      accessTokenValidity: Duration.hours(1),
      preventUserExistenceErrors: true,
      disableOAuth: true,
    });
    const { region } = Stack.of(this);
    return {
      issuer: `https://cognito-idp.${region}.amazonaws.com/${pool.userPoolId}`,
      audience: [client.userPoolClientId],
    };
  }
}
