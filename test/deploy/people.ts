import { randomBytes } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

type Pool = { userPoolId: string; clientId: string };

/** Invites a person with a role to the user pool, signs them in, and answers their access token. */
export async function signIn(role: string, { userPoolId, clientId }: Pool): Promise<string> {
  const cognito = new CognitoIdentityProviderClient();
  const user = { UserPoolId: userPoolId, Username: `${role}@holdfast.example` };
  const password = `${randomBytes(18).toString('base64url')}-aA1`;
  await cognito.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS', TemporaryPassword: password }));
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
  await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName: role }));
  const { AuthenticationResult } = await cognito.send(
    new AdminInitiateAuthCommand({
      UserPoolId: userPoolId,
      ClientId: clientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: user.Username, PASSWORD: password },
    }),
  );
  if (!AuthenticationResult?.AccessToken) throw new Error(`Cognito gave the ${role} no access token.`);
  return AuthenticationResult.AccessToken;
}
