import { Group, Stack, Text } from '@mantine/core';
import { ConditionBuilder } from '../../conditions/condition-builder.tsx';
import { shareText } from '../../parts/formats.ts';
import { Section } from '../../parts/section.tsx';
import { useDraftVocabulary } from '../../workflows/use-draft-vocabulary.ts';
import type { WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { MeasureList } from './measure-list.tsx';
import type { Scorecard } from './scorecard.ts';
import { ShareBar } from './share-bar.tsx';

type ScorecardViewProps = { draft: WorkflowsDraft; scorecard: Scorecard; isLast: boolean };

/** A scorecard: whom it is for, from which score on which band, and the measures with what they stand for. */
export function ScorecardView({ draft, scorecard, isLast }: ScorecardViewProps) {
  const vocabulary = useDraftVocabulary(draft);
  const { appliesTo, bands, minimumCoverage } = scorecard;
  return (
    <Stack gap="lg">
      <Section
        title="Whom it is for"
        note={isLast && !appliesTo ? 'Everybody that no scorecard before it is for.' : undefined}
      >
        {appliesTo ? (
          <ConditionBuilder value={appliesTo} scope="milestone" vocabulary={vocabulary} label="Whom it is for" />
        ) : (
          <Text size="sm">{isLast ? '' : 'Everybody.'}</Text>
        )}
      </Section>
      <Section
        title="What it looks at"
        note={
          <Group gap="md">
            <span>{`green from ${bands.green}`}</span>
            <span>{`yellow from ${bands.yellow}`}</span>
            <span>{`unknown below ${shareText(minimumCoverage)} coverage`}</span>
          </Group>
        }
      >
        <ShareBar scorecard={scorecard} />
        <MeasureList draft={draft} scorecard={scorecard} />
      </Section>
    </Stack>
  );
}
