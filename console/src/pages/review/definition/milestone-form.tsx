import { Code, NumberInput, Stack, Switch, Text } from '@mantine/core';
import type { Outline } from '../../../workflows/use-workflows-draft.ts';
import classes from './definition.module.css';
import type { MilestoneEdit } from './edit-milestone.ts';

type MilestoneFormProps = {
  milestones: Outline['milestones'];
  isReadOnly: boolean;
  onEdit: (id: string, change: MilestoneEdit) => void;
};

/** Which milestones make an account implemented, and by when each is due. */
export function MilestoneForm({ milestones, isReadOnly, onEdit }: MilestoneFormProps) {
  return (
    <Stack gap={0}>
      {milestones.map(({ id, label, when, required, dueDays }) => (
        <div key={id} className={classes.milestone}>
          <Switch
            checked={required}
            disabled={isReadOnly}
            label={label}
            description={<Code>{when}</Code>}
            onChange={({ currentTarget }) => onEdit(id, { required: currentTarget.checked })}
          />
          <Text size="sm" c={required ? undefined : 'dimmed'} className={classes.role}>
            {required ? 'Needed' : 'Extra'}
          </Text>
          <NumberInput
            aria-label={`${label}: due after so many days`}
            size="sm"
            min={0}
            max={3650}
            suffix=" days"
            placeholder="No due day"
            disabled={isReadOnly}
            value={dueDays ?? ''}
            onChange={(value) => onEdit(id, { dueDays: typeof value === 'number' ? value : null })}
          />
        </div>
      ))}
    </Stack>
  );
}
