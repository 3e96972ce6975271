import { NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { Section } from '../../parts/section.tsx';
import type { WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { written, type YamlList } from '../../workflows/use-yaml-list.ts';
import { modeTells } from './rule-words.tsx';

type RuleFormProps = { draft: WorkflowsDraft; rules: YamlList; index: number };

/** What the rule is called, how it acts and how patient it is; each field writes its key of the file. */
export function RuleForm({ draft, rules, index }: RuleFormProps) {
  const rule = rules.items[index] ?? {};
  const readOnly = !draft.mayEdit;
  const text = (key: string) => ({
    ...{ readOnly, value: written(rule[key]) },
    onChange: (event: { currentTarget: { value: string } }) =>
      rules.set([index, key], event.currentTarget.value || undefined),
  });
  const days = (key: string, usual: number) => ({
    ...{ readOnly, min: 1, max: 3650, suffix: ' days', value: Number(rule[key] ?? usual) },
    onChange: (value: string | number) => typeof value === 'number' && rules.set([index, key], value),
  });
  const choice = (key: string, usual: string) => ({
    ...{ readOnly, allowDeselect: false, value: written(rule[key]) || usual },
    onChange: (value: string | null) => value !== null && rules.set([index, key], value),
  });
  const mode = (written(rule.mode) || 'shadow') as 'live' | 'shadow' | 'off';
  const playbooks = draft.outline.playbooks.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Section title="How it acts">
      <Stack gap="sm">
        <Select
          label="Mode"
          description={modeTells(mode) ?? ''}
          data={['live', 'shadow', 'off']}
          {...choice('mode', 'shadow')}
        />
        <Select label="Severity" data={['info', 'warning', 'critical']} {...choice('severity', 'info')} />
        <Select
          label="Starts the playbook"
          placeholder="none: it only tells"
          clearable={!readOnly}
          {...{ readOnly, data: playbooks, value: written(rule.playbook) || null }}
          onChange={(value) => rules.set([index, 'playbook'], value ?? undefined)}
        />
        <NumberInput
          label="Must have held for"
          description="Days without a break; a day on which it is unknown does not count."
          {...days('hold-days', 1)}
        />
        <NumberInput label="Silent after firing for" {...days('cooldown-days', 30)} />
        <Select
          label="Looks at"
          data={[
            { value: 'active', label: 'customers' },
            { value: 'cancelled', label: 'those who cancelled' },
            { value: 'all', label: 'everybody' },
          ]}
          {...choice('accounts', 'active')}
        />
        <TextInput label="Called" {...text('label')} />
        <TextInput label="Answers for it" placeholder="an e-mail address or a role" {...text('owner')} />
        <Textarea
          label="Reason, in words"
          description="{metric} stands for its value, {score} for the health score."
          placeholder="Every value that the condition looked at is named."
          autosize
          minRows={2}
          {...text('because')}
        />
      </Stack>
    </Section>
  );
}
