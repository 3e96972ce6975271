import { Anchor, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { dayText } from '../../parts/formats.ts';
import type { WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { ModeBadge, SeverityText } from './rule-words.tsx';

/** The rule in a line: how it stands, and how often it fired. */
export function RuleSummary({ draft, ruleId }: { draft: WorkflowsDraft; ruleId: string }) {
  const rule = draft.outline.rules.find(({ id }) => id === ruleId);
  const { firings } = draft.published;
  if (!rule)
    return (
      <Text size="sm" c="dimmed">
        The rule is drawn again once the draft has no fault.
      </Text>
    );
  const fired = firings?.byRule[ruleId] ?? 0;
  return (
    <Group gap="md">
      <ModeBadge mode={rule.mode} />
      <SeverityText severity={rule.severity} />
      {firings && (
        <Text size="sm">{`Fired ${fired} ${fired === 1 ? 'time' : 'times'} since ${dayText(firings.from)}`}</Text>
      )}
      {rule.playbook && (
        <Anchor component={Link} to="/playbooks/$playbookId" params={{ playbookId: rule.playbook } as never} size="sm">
          {`Starts ${rule.playbook}`}
        </Anchor>
      )}
    </Group>
  );
}
