import { Badge, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ConditionBuilder } from '../../conditions/condition-builder.tsx';
import { EffectOnHistory } from '../../parts/effect-on-history.tsx';
import { Section } from '../../parts/section.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { draftedTexts } from '../../workflows/drafted-texts.ts';
import { FileText } from '../../workflows/file-text.tsx';
import { useDraftVocabulary } from '../../workflows/use-draft-vocabulary.ts';
import type { Outline, WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { useYamlList } from '../../workflows/use-yaml-list.ts';
import { WorkflowsPage } from '../../workflows/workflows-page.tsx';

/** What "implemented" means: the milestones in their order, each with its proof in data. */
export function MilestonesPage() {
  const [{ as }, change] = useAddress(({ as }) => ({ as: as === 'text' ? 'text' : 'list' }));
  return (
    <WorkflowsPage
      title="Milestones"
      description="What “implemented” means: an account is, on the day the last required milestone is reached."
      actions={() => (
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
          <Button component={Link} to="/review/definition" variant="default">
            Edit with past cohorts
          </Button>
        </>
      )}
    >
      {(draft) => (
        <Stack gap="lg">
          {as === 'text' ? <FileText draft={draft} path="milestones.yaml" /> : <MilestoneList draft={draft} />}
          <Effect draft={draft} />
        </Stack>
      )}
    </WorkflowsPage>
  );
}

function MilestoneList({ draft }: { draft: WorkflowsDraft }) {
  return (
    <Stack component="ol" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
      {draft.outline.milestones.map((milestone, index) => (
        <li key={milestone.id}>
          <MilestoneCard draft={draft} milestone={milestone} number={index + 1} />
        </li>
      ))}
    </Stack>
  );
}

type MilestoneCardProps = { draft: WorkflowsDraft; milestone: Outline['milestones'][number]; number: number };

function MilestoneCard({ draft, milestone, number }: MilestoneCardProps) {
  const { id, label, required, dueDays, when } = milestone;
  const list = useYamlList(draft, 'milestones.yaml', 'milestones');
  const vocabulary = useDraftVocabulary(draft);
  const index = list.items.findIndex((item) => item.id === id);
  const written = index >= 0 ? String(list.items[index]?.when ?? when) : when;
  const change = draft.mayEdit && index >= 0 ? (text: string) => list.set([index, 'when'], text) : undefined;
  return (
    <Section
      title={`${number}. ${label}`}
      note={dueDays === undefined ? 'never due' : `due ${dueDays} days after sign-up`}
      actions={
        <Group gap="xs">
          <Badge variant={required ? 'light' : 'outline'} color={required ? undefined : 'gray'}>
            {required ? 'required' : 'an extra'}
          </Badge>
        </Group>
      }
    >
      <Text size="sm" c="dimmed" mb="xs">
        Reached on the first day this holds, and stays reached:
      </Text>
      <ConditionBuilder
        value={written}
        onChange={change}
        scope="milestone"
        vocabulary={vocabulary}
        label={`${label}: reached when`}
      />
    </Section>
  );
}

function Effect({ draft }: { draft: WorkflowsDraft }) {
  const { faults, files, isChecking } = draft;
  const isChanged = Boolean(files['milestones.yaml'] ?? files['metrics.yaml']);
  const isReady = isChanged && faults.length === 0 && !isChecking;
  const because = isChanged
    ? 'The draft is being checked, or has faults.'
    : 'Change something first: then past cohorts can be counted again.';
  return (
    <Section
      title="What it makes of past cohorts"
      note="Who would have counted as implemented, when, and whether that goes with staying."
    >
      <EffectOnHistory
        wish={isReady ? { kind: 'milestones', files: draftedTexts(draft) } : undefined}
        because={because}
      />
    </Section>
  );
}
