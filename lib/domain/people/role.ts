/** What a person may do, from least to most: each role may do everything the ones before it may. */
export const roles = ['viewer', 'csm', 'leader', 'admin'] as const;
export type Role = (typeof roles)[number];

/** True when `role` may use what asks for `needed`. */
export function mayUse(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && roles.indexOf(role) >= roles.indexOf(needed);
}
