import { Anchor, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { ConditionBuilder } from '../../conditions/condition-builder.tsx';
import { EffectOnHistory } from '../../parts/effect-on-history.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { shareText } from '../../parts/formats.ts';
import { Section } from '../../parts/section.tsx';
import { StepGraph } from '../../parts/step-graph.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { draftedTexts } from '../../workflows/drafted-texts.ts';
import { FileText } from '../../workflows/file-text.tsx';
import { useDraftVocabulary } from '../../workflows/use-draft-vocabulary.ts';
import type { Outline, WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { WorkflowsPage } from '../../workflows/workflows-page.tsx';
import { TemplateSection } from './template-section.tsx';
import { TrySection } from './try-section.tsx';

/** One playbook: its steps as a graph, its messages as customers see them, and what it would have done. */
export function PlaybookPage() {
  const { playbookId = '' } = useParams({ strict: false }) as { playbookId?: string };
  const [{ as, step }, change] = useAddress(({ as, step }) => ({ as: as === 'text' ? 'text' : 'graph', step }));
  const titleOf = ({ outline }: WorkflowsDraft) =>
    outline.playbooks.find(({ id }) => id === playbookId)?.title ?? playbookId;
  return (
    <WorkflowsPage
      title={titleOf}
      description={
        <Anchor component={Link} to="/playbooks" size="sm">
          All playbooks
        </Anchor>
      }
      actions={() => (
        <SegmentedControl
          aria-label="Show as"
          data={[
            { value: 'graph', label: 'Graph' },
            { value: 'text', label: 'Text' },
          ]}
          value={as}
          onChange={(value) => change({ as: value === 'text' ? 'text' : undefined }, 'push')}
        />
      )}
    >
      {(draft) => {
        const playbook = draft.outline.playbooks.find(({ id }) => id === playbookId);
        const path = `playbooks/${playbookId}.yaml`;
        if (as === 'text' && draft.paths.includes(path)) {
          return (
            <Stack gap="lg">
              <FileText draft={draft} path={path} />
              {playbook && <Effect draft={draft} playbook={playbook} />}
            </Stack>
          );
        }
        if (!playbook) return <NoPlaybook id={playbookId} />;
        return <Playbook draft={draft} playbook={playbook} step={step} onStep={(id) => change({ step: id })} />;
      }}
    </WorkflowsPage>
  );
}

type Shown = Outline['playbooks'][number];
type PlaybookProps = { draft: WorkflowsDraft; playbook: Shown; step: string | undefined; onStep: (id: string) => void };

function Playbook({ draft, playbook, step, onStep }: PlaybookProps) {
  const vocabulary = useDraftVocabulary(draft);
  const { id, title, drawing, exitWhen, holdout } = playbook;
  const chosen = drawing.steps.find((one) => one.id === step);
  return (
    <Stack gap="lg">
      <StartedBy draft={draft} playbook={playbook} />
      <Section
        title="Steps"
        note={
          holdout > 0
            ? `${shareText(holdout)} of the firings are left alone, to measure the effect against.`
            : undefined
        }
      >
        <StepGraph drawing={drawing} label={`The steps of ${title}`} selected={step} onSelect={onStep} />
      </Section>
      {exitWhen && (
        <Section title="A run ends early when" note="Asked at each step.">
          <ConditionBuilder value={exitWhen} scope="account" vocabulary={vocabulary} label="A run ends early when" />
        </Section>
      )}
      <TemplateSection draft={draft} playbookId={id} templates={playbook.templates} wanted={chosen?.template} />
      <TrySection draft={draft} playbook={id} />
      <Effect draft={draft} playbook={playbook} />
    </Stack>
  );
}

function StartedBy({ draft, playbook }: { draft: WorkflowsDraft; playbook: Shown }) {
  const rules = draft.outline.rules.filter(({ id }) => playbook.rules.includes(id));
  if (rules.length === 0) return <Text size="sm">No rule starts it; a CSM can, from an account’s page.</Text>;
  return (
    <Text size="sm">
      {'Started by '}
      {rules.map(({ id, label }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Anchor component={Link} to="/rules/$ruleId" params={{ ruleId: id } as never} size="sm">
            {label}
          </Anchor>
        </span>
      ))}
    </Text>
  );
}

function Effect({ draft, playbook }: { draft: WorkflowsDraft; playbook: Shown }) {
  const { faults, changed, isChecking } = draft;
  const isReady = faults.length === 0 && !isChecking;
  const wish = {
    kind: 'playbook' as const,
    playbookId: playbook.id,
    ...(changed.length > 0 && { files: draftedTexts(draft) }),
  };
  return (
    <Section
      title="What it would have done"
      note="How many runs, messages and tasks its rules would have brought. Nobody is written to."
    >
      <EffectOnHistory wish={isReady ? wish : undefined} because="The draft is being checked, or has faults." />
    </Section>
  );
}

function NoPlaybook({ id }: { id: string }) {
  return (
    <EmptyState icon={IconArrowsSplit2} title="There is no such playbook">
      {`Neither what is published nor your draft has a playbook "${id}".`}
    </EmptyState>
  );
}
