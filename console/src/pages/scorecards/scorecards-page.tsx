import { SegmentedControl, Stack, Tabs } from '@mantine/core';
import { EffectOnHistory } from '../../parts/effect-on-history.tsx';
import { Section } from '../../parts/section.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { draftedTexts } from '../../workflows/drafted-texts.ts';
import { FileText } from '../../workflows/file-text.tsx';
import type { WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { WorkflowsPage } from '../../workflows/workflows-page.tsx';
import { ScorecardView } from './scorecard-view.tsx';

/** What "healthy" means: what is looked at, how it becomes points, and how much each counts. */
export function ScorecardsPage() {
  const [{ as, card }, change] = useAddress(({ as, card }) => ({ as: as === 'text' ? 'text' : 'picture', card }));
  return (
    <WorkflowsPage
      title="Scorecards"
      description="What “healthy” means: the score is the weighted mean of these measures, 0 to 100."
      actions={() => (
        <SegmentedControl
          aria-label="Show as"
          data={[
            { value: 'picture', label: 'Picture' },
            { value: 'text', label: 'Text' },
          ]}
          value={as}
          onChange={(value) => change({ as: value === 'text' ? 'text' : undefined }, 'push')}
        />
      )}
    >
      {(draft) => (
        <Stack gap="lg">
          {as === 'text' ? (
            <FileText draft={draft} path="scorecard.yaml" />
          ) : (
            <Cards draft={draft} card={card} onCard={(id) => change({ card: id })} />
          )}
          <Effect draft={draft} />
        </Stack>
      )}
    </WorkflowsPage>
  );
}

type CardsProps = { draft: WorkflowsDraft; card: string | undefined; onCard: (id: string) => void };

function Cards({ draft, card, onCard }: CardsProps) {
  const { scorecards } = draft.outline;
  const shown = scorecards.find(({ id }) => id === card) ?? scorecards[0];
  if (!shown) return null;
  if (scorecards.length === 1) return <ScorecardView draft={draft} scorecard={shown} isLast />;
  return (
    <Tabs value={shown.id} onChange={(id) => id && onCard(id)} keepMounted={false}>
      <Tabs.List>
        {scorecards.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {scorecards.map((scorecard, index) => (
        <Tabs.Panel key={scorecard.id} value={scorecard.id} pt="md">
          <ScorecardView draft={draft} scorecard={scorecard} isLast={index === scorecards.length - 1} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function Effect({ draft }: { draft: WorkflowsDraft }) {
  const { faults, files, isChecking } = draft;
  const isChanged = ['scorecard.yaml', 'milestones.yaml', 'metrics.yaml'].some((path) => files[path]);
  const wish = isChanged && faults.length === 0 && !isChecking;
  const because = isChanged
    ? 'The draft is being checked, or has faults.'
    : 'Change something first: then it can be compared with what is published.';
  return (
    <Section
      title="What it would have done"
      note="Your draft beside what is published, on the same history: who moves, and which of the two knew better who left."
    >
      <EffectOnHistory wish={wish ? { kind: 'scorecard', files: draftedTexts(draft) } : undefined} because={because} />
    </Section>
  );
}
