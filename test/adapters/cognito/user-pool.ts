type User = {
  Username: string;
  Attributes: { Name: string; Value: string }[];
  UserStatus: string;
  Enabled: boolean;
  UserCreateDate: number;
};
type Answer = { status: number; body: object };
// biome-ignore lint/suspicious/noExplicitAny: each operation has an input of its own
type Input = any;

const refusal = (kind: string): Answer => ({ status: 400, body: { __type: kind, message: 'ann@us.test' } });

/** A user pool in memory, which answers the operations that Holdfast calls as Cognito documents them; pages of sixty. */
export function userPool(poolId: string): (operation: string, input: Input) => Answer {
  const users = new Map<string, User>();
  const groups = new Map<string, Set<string>>();
  const membersOf = (name: string) => groups.get(name) ?? groups.set(name, new Set()).get(name)!;
  const page = (all: User[], token: string | undefined) => {
    const from = Number(token ?? 0);
    const next = from + 60 < all.length ? String(from + 60) : undefined;
    return { Users: all.slice(from, from + 60), next };
  };
  const operations: Record<string, (input: Input) => Answer> = {
    AdminCreateUser({ Username: address, UserAttributes }) {
      const isTaken = [...users.values()].some(({ Attributes }) => Attributes.some(({ Value }) => Value === address));
      if (isTaken) return refusal('UsernameExistsException');
      const Username = `sub-${users.size + 1}`;
      const user = {
        Username,
        Attributes: UserAttributes,
        UserStatus: 'FORCE_CHANGE_PASSWORD',
        Enabled: true,
        UserCreateDate: 1.7e9,
      };
      users.set(Username, user);
      return { status: 200, body: { User: user } };
    },
    ListUsers({ PaginationToken }) {
      const { Users, next } = page([...users.values()], PaginationToken);
      return { status: 200, body: { Users, PaginationToken: next } };
    },
    ListUsersInGroup({ GroupName, NextToken }) {
      const { Users, next } = page(
        [...users.values()].filter(({ Username }) => membersOf(GroupName).has(Username)),
        NextToken,
      );
      return { status: 200, body: { Users, NextToken: next } };
    },
    AdminListGroupsForUser: ({ Username }) => ({
      status: 200,
      body: {
        Groups: [...groups].filter(([, members]) => members.has(Username)).map(([GroupName]) => ({ GroupName })),
      },
    }),
    AdminAddUserToGroup({ Username, GroupName }) {
      if (!users.has(Username)) return refusal('UserNotFoundException');
      membersOf(GroupName).add(Username);
      return { status: 200, body: {} };
    },
    AdminRemoveUserFromGroup({ Username, GroupName }) {
      membersOf(GroupName).delete(Username);
      return { status: 200, body: {} };
    },
    AdminDeleteUser: ({ Username }) =>
      users.delete(Username) ? { status: 200, body: {} } : refusal('UserNotFoundException'),
  };
  return (operation, input) => {
    if (input.UserPoolId !== poolId) return refusal('ResourceNotFoundException');
    return operations[operation]?.(input) ?? refusal('InvalidActionException');
  };
}
