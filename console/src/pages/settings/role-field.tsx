import { Select } from '@mantine/core';
import type { Role } from '../../../../lib/domain/people/role.ts';
import { roleChoices } from './roles.ts';

type RoleFieldProps = { value: Role; onChange: (role: Role) => void };

/** Asks for a role, and says what it may do. */
export function RoleField({ value, onChange }: RoleFieldProps) {
  const may = roleChoices.find((choice) => choice.value === value)?.may;
  return (
    <Select
      label="Role"
      description={`Each role may do what those before it may. This one ${may}.`}
      data={roleChoices.map(({ value, label }) => ({ value, label }))}
      value={value}
      allowDeselect={false}
      onChange={(role) => role && onChange(role as Role)}
    />
  );
}
