import { Button, SegmentedControl, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useAddress } from '../../parts/use-address.ts';
import { FileText } from '../../workflows/file-text.tsx';
import type { WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { WorkflowsPage } from '../../workflows/workflows-page.tsx';
import { RuleTable } from './rule-table.tsx';

/** The rules: what raises the alarm, how often it did, and what it starts. */
export function RulesPage() {
  const [{ as }, change] = useAddress(({ as }) => ({ as: as === 'text' ? 'text' : 'list' }));
  return (
    <WorkflowsPage
      title="Rules"
      description="When to raise the alarm about an account, and what to start then."
      actions={(draft) => (
        <>
          <SegmentedControl
            aria-label="Show as"
            data={[
              { value: 'list', label: 'List' },
              { value: 'text', label: 'Text' },
            ]}
            value={as}
            onChange={(value) => change({ as: value === 'text' ? 'text' : undefined }, 'push')}
          />
          {draft.mayEdit && <NewRule draft={draft} />}
        </>
      )}
    >
      {(draft) =>
        as === 'text' ? (
          <FileText draft={draft} path="rules.yaml" />
        ) : (
          <>
            <Budget draft={draft} />
            <RuleTable draft={draft} />
          </>
        )
      }
    </WorkflowsPage>
  );
}

function Budget({ draft: { outline, published } }: { draft: WorkflowsDraft }) {
  const { alertBudget, rules } = outline;
  const live = rules.filter(({ mode }) => mode === 'live');
  const fired = live.reduce((sum, { id }) => sum + (published.firings?.byRule[id] ?? 0), 0);
  const budget = alertBudget
    ? `at most ${alertBudget.firingsPerCsmPerWeek} a week for each CSM`
    : 'none is set in settings.yaml';
  return (
    <Text size="sm">
      {`The ${live.length} live rules fired ${fired} times in the last four weeks. Alert budget: ${budget}.`}
    </Text>
  );
}

function NewRule({ draft }: { draft: WorkflowsDraft }) {
  const navigate = useNavigate();
  const begin = async () => {
    const { withItem } = await import('../../workflows/yaml-edit.ts');
    const ids = new Set(draft.outline.rules.map(({ id }) => id));
    const id =
      ['new-rule', ...Array.from({ length: 99 }, (_, n) => `new-rule-${n + 2}`)].find((one) => !ids.has(one)) ??
      'new-rule';
    const rule = {
      id,
      label: 'A new rule',
      when: 'implemented && days_since_signup >= 0',
      severity: 'info',
      mode: 'shadow',
    };
    const text = withItem(draft.textOf('rules.yaml'), ['rules'], rule);
    if (text === undefined) return;
    draft.edit('rules.yaml', text);
    await navigate({ to: '/rules/$ruleId', params: { ruleId: id } });
  };
  return (
    <Button leftSection={<IconPlus size={16} />} onClick={() => void begin()}>
      New rule
    </Button>
  );
}
