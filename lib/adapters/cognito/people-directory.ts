import type { Person } from '../../domain/people/person.ts';
import { type Role, roles } from '../../domain/people/role.ts';
import type { PeopleDirectory } from '../../ports/people.ts';
import type { CallCognito } from './call-cognito.ts';
import { CognitoRefused } from './errors.ts';

type User = {
  Username: string;
  Attributes?: { Name: string; Value: string }[];
  UserAttributes?: { Name: string; Value: string }[];
  UserStatus?: string;
  Enabled?: boolean;
  UserCreateDate?: number;
};
type Page = { Users?: User[]; NextToken?: string; PaginationToken?: string };

/** The people of a Cognito user pool, whose groups are the roles. An invitation is mailed by Cognito. */
export function cognitoPeople(UserPoolId: string, call: CallCognito): PeopleDirectory {
  const ask = <T>(operation: string, input: object = {}) => call<T>(operation, { UserPoolId, ...input });

  /** The names of those with a role. */
  async function having(role: Role): Promise<string[]> {
    const names: string[] = [];
    let NextToken: string | undefined;
    do {
      const page: Page = await ask('ListUsersInGroup', { GroupName: role, Limit: 60, NextToken });
      names.push(...(page.Users ?? []).map(({ Username }) => Username));
      NextToken = page.NextToken;
    } while (NextToken);
    return names;
  }

  async function everybody(): Promise<User[]> {
    const users: User[] = [];
    let PaginationToken: string | undefined;
    do {
      const page: Page = await ask('ListUsers', { Limit: 60, PaginationToken });
      users.push(...(page.Users ?? []));
      PaginationToken = page.PaginationToken;
    } while (PaginationToken);
    return users;
  }

  return {
    async list() {
      const [users, ...named] = await Promise.all([everybody(), ...roles.map(having)]);
      const roleOf = (name: string) => roles.findLast((_, index) => named[index]?.includes(name));
      return users
        .map((user) => personOf(user, roleOf(user.Username)))
        .sort((a, b) => (a.address < b.address ? -1 : 1));
    },

    async invite({ address, role }) {
      const user = await unless('UsernameExistsException', () =>
        ask<{ User: User }>('AdminCreateUser', {
          Username: address,
          DesiredDeliveryMediums: ['EMAIL'],
          UserAttributes: [
            { Name: 'email', Value: address },
            { Name: 'email_verified', Value: 'true' },
          ],
        }),
      );
      if (!user) return undefined;
      await ask('AdminAddUserToGroup', { Username: user.User.Username, GroupName: role });
      return personOf(user.User, role);
    },

    async changeRole(personId, role) {
      const Username = personId;
      // First what is added: in between, nobody is without a role.
      const added = await unless('UserNotFoundException', () =>
        ask('AdminAddUserToGroup', { Username, GroupName: role }),
      );
      if (!added) return false;
      const { Groups = [] } = await ask<{ Groups?: { GroupName: string }[] }>('AdminListGroupsForUser', { Username });
      const others = Groups.filter(({ GroupName }) => GroupName !== role && roles.some((one) => one === GroupName));
      for (const { GroupName } of others) await ask('AdminRemoveUserFromGroup', { Username, GroupName });
      return true;
    },

    remove: async (Username) =>
      (await unless('UserNotFoundException', () => ask('AdminDeleteUser', { Username }))) !== undefined,
  };
}

/** What was answered; undefined when Cognito refused for that reason. */
async function unless<T>(kind: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CognitoRefused && error.kind === kind) return undefined;
    throw error;
  }
}

function personOf(user: User, role: Role | undefined): Person {
  const attributes = user.Attributes ?? user.UserAttributes ?? [];
  const state =
    user.Enabled === false ? 'disabled' : user.UserStatus === 'FORCE_CHANGE_PASSWORD' ? 'invited' : 'active';
  return {
    personId: user.Username,
    address: attributes.find(({ Name }) => Name === 'email')?.Value ?? user.Username,
    ...(role && { role }),
    state,
    invitedAt: new Date((user.UserCreateDate ?? 0) * 1000).toISOString(),
  };
}
