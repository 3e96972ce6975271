import type { Role } from '../../../lib/domain/people/role.ts';
import { useRead } from '../api/use-read.ts';

const ORDER: readonly Role[] = ['viewer', 'csm', 'leader', 'admin'];

/** Who is at the console, and what they may do; nothing until it is known. */
export function useMe() {
  const { data } = useRead('showMe', {});
  const rank = data?.role ? ORDER.indexOf(data.role) : -1;
  return { ...data, mayUse: (needed: Role) => rank >= ORDER.indexOf(needed) };
}
