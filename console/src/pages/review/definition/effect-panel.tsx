import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { ProblemBox } from '../../../parts/problem-box.tsx';
import { Section } from '../parts/section.tsx';
import { MilestonesEffect } from './milestones-effect.tsx';
import type { DefinitionDraft, Preview, useEffectOnCohorts } from './use-definition.ts';

type EffectPanelProps = { draft: DefinitionDraft; effect: ReturnType<typeof useEffectOnCohorts> };

/** What the draft would have made of past cohorts, on request: nothing is published unseen. */
export function EffectPanel({ draft, effect }: EffectPanelProps) {
  const { preview, isWaiting, problem, askedText, ask } = effect;
  const isOutdated = askedText !== undefined && askedText !== draft.text;
  return (
    <Section
      title="Effect on past cohorts"
      description="Every sign-up of the last 24 months, judged by the published definition and by yours."
      actions={
        <Button
          variant={preview && !isOutdated ? 'default' : 'filled'}
          leftSection={<IconHistory size={16} aria-hidden />}
          disabled={!draft.isChanged || draft.faults.length > 0}
          loading={isWaiting}
          onClick={() => ask(draft.text)}
        >
          See the effect
        </Button>
      }
    >
      <Stack gap="md">
        {problem && <ProblemBox problem={problem} />}
        {!askedText && !problem && <Text size="sm">{draft.isChanged ? ASK : CHANGE}</Text>}
        {preview && <PreviewShown preview={preview} />}
        {isOutdated && preview?.state === 'done' && (
          <Text size="sm" c="dimmed">
            The definition has been changed since: this shows the draft before.
          </Text>
        )}
      </Stack>
    </Section>
  );
}

const ASK = 'See what your change would have made of past cohorts before you publish it.';
const CHANGE = 'Change the definition above, and see here what it would have made of past cohorts.';

function PreviewShown({ preview }: { preview: Preview }) {
  const { state, progress, result, reason, faults = [] } = preview;
  if (state === 'running') return <Running progress={progress} />;
  if (state === 'failed') {
    return (
      <Alert color="red" variant="light" title="The effect could not be worked out" role="alert">
        {[reason, ...faults.map(({ message }) => message)].filter(Boolean).join(' ')}
      </Alert>
    );
  }
  return result?.kind === 'milestones' ? <MilestonesEffect effect={result} /> : null;
}

function Running({ progress }: Pick<Preview, 'progress'>) {
  const share = progress && progress.total > 0 ? progress.done / progress.total : 0;
  return (
    <div role="status">
      <Group justify="space-between">
        <Text size="sm">{progress?.what ?? 'Reading the history'}</Text>
      </Group>
      <Progress value={100 * share} mt={6} aria-label="How far it is" />
    </div>
  );
}
