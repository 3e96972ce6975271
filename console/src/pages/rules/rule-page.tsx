import { Anchor, Button, Grid, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { EffectOnHistory } from '../../parts/effect-on-history.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Section } from '../../parts/section.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { draftedTexts } from '../../workflows/drafted-texts.ts';
import type { WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { useYamlList, type YamlList } from '../../workflows/use-yaml-list.ts';
import { WorkflowsPage } from '../../workflows/workflows-page.tsx';
import { RuleConditions } from './rule-conditions.tsx';
import { RuleForm } from './rule-form.tsx';
import { RuleSummary } from './rule-summary.tsx';

const FileText = lazy(() => import('../../workflows/file-text.tsx').then((module) => ({ default: module.FileText })));

/** One rule: what it asks, what it does, what it would have done; changed by clicking or as text. */
export function RulePage() {
  const { ruleId = '' } = useParams({ strict: false }) as { ruleId?: string };
  const [{ as }, change] = useAddress(({ as }) => ({ as: as === 'text' ? 'text' : 'form' }));
  const labelOf = ({ outline }: WorkflowsDraft) => outline.rules.find(({ id }) => id === ruleId)?.label ?? ruleId;
  return (
    <WorkflowsPage
      title={labelOf}
      description={
        <Anchor component={Link} to="/rules" size="sm">
          All rules
        </Anchor>
      }
      actions={() => (
        <SegmentedControl
          aria-label="Show as"
          data={[
            { value: 'form', label: 'Form' },
            { value: 'text', label: 'Text' },
          ]}
          value={as}
          onChange={(value) => change({ as: value === 'text' ? 'text' : undefined }, 'push')}
        />
      )}
    >
      {(draft) => <Rule key={ruleId} draft={draft} ruleId={ruleId} as={as} />}
    </WorkflowsPage>
  );
}

function Rule({ draft, ruleId, as }: { draft: WorkflowsDraft; ruleId: string; as: string }) {
  const rules = useYamlList(draft, 'rules.yaml', 'rules');
  const index = rules.items.findIndex(({ id }) => id === ruleId);
  if (rules.isReading) return <Skeleton height={640} radius="md" />;
  if (rules.isFaulty || as === 'text') {
    return (
      <Stack>
        {rules.isFaulty && <Text size="sm">rules.yaml cannot be read as it stands: correct the text first.</Text>}
        <Suspense fallback={<Skeleton height={480} radius="md" />}>
          <FileText draft={draft} path="rules.yaml" at={placeOf(draft.textOf('rules.yaml'), ruleId)} />
        </Suspense>
        <Effect draft={draft} ruleId={ruleId} />
      </Stack>
    );
  }
  if (index < 0) return <NoRule ruleId={ruleId} />;
  return <RuleAsForm draft={draft} rules={rules} index={index} ruleId={ruleId} />;
}

type RuleAsFormProps = { draft: WorkflowsDraft; rules: YamlList; index: number; ruleId: string };

function RuleAsForm({ draft, rules, index, ruleId }: RuleAsFormProps) {
  return (
    <Stack gap="lg">
      <RuleSummary draft={draft} ruleId={ruleId} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="lg">
            <RuleConditions draft={draft} rules={rules} index={index} />
            <Effect draft={draft} ruleId={ruleId} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack gap="lg">
            <RuleForm draft={draft} rules={rules} index={index} />
            {draft.mayEdit && <RemoveRule rules={rules} index={index} />}
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function Effect({ draft, ruleId }: { draft: WorkflowsDraft; ruleId: string }) {
  const { changed, faults, isChecking } = draft;
  const wish = { kind: 'rule' as const, ruleId, ...(changed.length > 0 && { files: draftedTexts(draft) }) };
  const isAtRest = faults.length > 0 || isChecking;
  return (
    <Section
      title="What it would have done"
      note="The history judged again with this rule, day by day, as it was known on each day. Nobody is written to."
    >
      <EffectOnHistory
        wish={isAtRest ? undefined : wish}
        because={faults.length > 0 ? 'The draft has faults: correct them first.' : 'Checking what you wrote…'}
      />
    </Section>
  );
}

function RemoveRule({ rules, index }: { rules: YamlList; index: number }) {
  const navigate = useNavigate();
  const remove = () => {
    rules.set([index], undefined);
    void navigate({ to: '/rules' });
  };
  return (
    <Button variant="subtle" color="red" size="xs" onClick={remove}>
      Take this rule away
    </Button>
  );
}

function NoRule({ ruleId }: { ruleId: string }) {
  return (
    <EmptyState icon={IconFlag} title="There is no such rule">
      {`Neither what is published nor your draft has a rule "${ruleId}".`}
    </EmptyState>
  );
}

function placeOf(text: string, ruleId: string): number | undefined {
  const at = text.search(new RegExp(`id:\\s*["']?${ruleId.replace(/[^\w-]/g, '')}\\b`));
  return at < 0 ? undefined : at;
}
