import { Button, Stack } from '@mantine/core';
import { ConditionBuilder } from '../../conditions/condition-builder.tsx';
import { Section } from '../../parts/section.tsx';
import { useDraftVocabulary } from '../../workflows/use-draft-vocabulary.ts';
import type { WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { written, type YamlList } from '../../workflows/use-yaml-list.ts';

type RuleConditionsProps = { draft: WorkflowsDraft; rules: YamlList; index: number };

/** When the rule fires, and when it may fire again. */
export function RuleConditions({ draft, rules, index }: RuleConditionsProps) {
  const vocabulary = useDraftVocabulary(draft);
  const rule = rules.items[index] ?? {};
  const exit = written(rule['exit-when']);
  const change = (key: string) =>
    draft.mayEdit ? (text: string) => rules.set([index, key], text || undefined) : undefined;
  return (
    <Stack gap="lg">
      <Section
        title="It fires when"
        note="What is not known neither holds nor fails to hold: the rule then stays silent."
      >
        <ConditionBuilder
          value={written(rule.when)}
          onChange={change('when')}
          scope="account"
          vocabulary={vocabulary}
          label="It fires when"
        />
      </Section>
      {(exit || draft.mayEdit) && (
        <Section
          title="It may fire again once"
          note="Besides the cooldown: it stays silent for an account until this has held."
        >
          {exit ? (
            <ConditionBuilder
              value={exit}
              onChange={change('exit-when')}
              scope="account"
              vocabulary={vocabulary}
              label="It may fire again once"
            />
          ) : (
            <Button size="compact-sm" variant="light" onClick={() => rules.set([index, 'exit-when'], 'implemented')}>
              Add a condition
            </Button>
          )}
        </Section>
      )}
    </Stack>
  );
}
