import { Anchor, Badge, Group, Text } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../parts/empty-state.tsx';
import { type Column, TableView } from '../../parts/table-view.tsx';
import type { Outline, WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { ModeBadge, SeverityText } from './rule-words.tsx';

type Rule = Outline['rules'][number];

/** Every rule with how it stands; those of the draft that are not published as they are say so. */
export function RuleTable({ draft }: { draft: WorkflowsDraft }) {
  const { outline, published } = draft;
  if (outline.rules.length === 0) {
    return (
      <EmptyState icon={IconFlag} title="No rule watches the accounts">
        A rule says when to raise the alarm, and which playbook to start. Begin with one in shadow: it only records what
        it would have done.
      </EmptyState>
    );
  }
  return (
    <TableView
      caption="Rules"
      csvName="rules.csv"
      rows={outline.rules}
      rowKey={({ id }) => id}
      columns={columnsFor(published)}
    />
  );
}

function columnsFor({ outline, firings }: WorkflowsDraft['published']): Column<Rule>[] {
  const publishedAs = new Map(outline.rules.map((rule) => [rule.id, JSON.stringify(rule)]));
  const isDraft = (rule: Rule) => publishedAs.get(rule.id) !== JSON.stringify(rule);
  const firedOf = ({ id, mode }: Rule) =>
    mode === 'off' || !publishedAs.has(id) ? undefined : (firings?.byRule[id] ?? 0);
  return [
    {
      key: 'label',
      label: 'Rule',
      value: ({ label }) => label,
      cell: (rule) => <RuleName rule={rule} isDraft={isDraft(rule)} />,
    },
    { key: 'mode', label: 'Mode', value: ({ mode }) => mode, cell: ({ mode }) => <ModeBadge mode={mode} /> },
    {
      key: 'severity',
      label: 'Severity',
      value: ({ severity }) => severity,
      cell: ({ severity }) => <SeverityText severity={severity} />,
    },
    { key: 'firings', label: 'Fired in 28 days', value: firedOf, align: 'right' },
    {
      key: 'playbook',
      label: 'Starts',
      value: ({ playbook }) => playbook,
      cell: ({ playbook }) => <PlaybookLink id={playbook} />,
    },
    { key: 'owner', label: 'Answers for it', value: ({ owner }) => owner },
  ];
}

function RuleName({ rule: { id, label }, isDraft }: { rule: Rule; isDraft: boolean }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <Anchor component={Link} to="/rules/$ruleId" params={{ ruleId: id } as never} size="sm">
        {label}
      </Anchor>
      {isDraft && (
        <Badge size="xs" variant="light" color="orange">
          draft
        </Badge>
      )}
    </Group>
  );
}

function PlaybookLink({ id }: { id: string | undefined }) {
  if (id === undefined)
    return (
      <Text size="sm" c="dimmed">
        nothing
      </Text>
    );
  return (
    <Anchor component={Link} to="/playbooks/$playbookId" params={{ playbookId: id } as never} size="sm">
      {id}
    </Anchor>
  );
}
