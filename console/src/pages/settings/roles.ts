import type { Role } from '../../../../lib/domain/people/role.ts';

/** What each role is called, and what it may do; least first. */
export const roleChoices: readonly { value: Role; label: string; may: string }[] = [
  { value: 'viewer', label: 'Viewer', may: 'looks at customers and reports' },
  { value: 'csm', label: 'CSM', may: 'works on tasks, notes and messages' },
  { value: 'leader', label: 'Leader', may: 'changes rules, playbooks and settings' },
  { value: 'admin', label: 'Administrator', may: 'lets people in, imports data, makes keys' },
];

/** A role as it is called. */
export const roleText = (role: Role | undefined) =>
  roleChoices.find(({ value }) => value === role)?.label ?? 'No role yet';
