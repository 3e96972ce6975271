import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { numberText } from './formats.ts';
import { MilestonesOnHistory } from './history/milestones-on-history.tsx';
import { PlaybookOnHistory } from './history/playbook-on-history.tsx';
import type { PreviewWish } from './history/preview-wish.ts';
import { RuleOnHistory } from './history/rule-on-history.tsx';
import { ScorecardOnHistory } from './history/scorecard-on-history.tsx';
import { type ShownPreview, usePreview } from './history/use-preview.ts';
import { ProblemBox } from './problem-box.tsx';

/**
 * The props. `wish` is what would be tried: `{ kind: 'rule', ruleId }`, with `files: { 'rules.yaml': text }` of a draft;
 * `{ kind: 'scorecard', files }`, `{ kind: 'milestones', files }` (`{ 'milestones.yaml': text }`), `{ kind: 'playbook',
 * playbookId, files? }`; `from` and `to` are days. Without a wish (the draft has faults, or is not changed) the button
 * is at rest, and `because` says why. `auto` asks at once, instead of when the button is pressed.
 */
export type EffectOnHistoryProps = { wish?: PreviewWish; because?: string; auto?: boolean };

/** What a rule, a draft or a playbook would have done on history: asks, tells how far it is, and shows what it found. */
export function EffectOnHistory({ wish, because, auto = false }: EffectOnHistoryProps) {
  const { preview, problem, isAsking, isOutdated, ask } = usePreview(wish, auto);
  return (
    <Stack gap="md" component="section" aria-label="Effect on history">
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconHistory size={16} />}
          disabled={!wish}
          loading={isAsking}
          onClick={ask}
        >
          {preview ? 'Try again on history' : 'Try on history'}
        </Button>
        <Text size="sm" c="dimmed">
          {!wish ? because : isOutdated ? 'It has changed since: try it again.' : ''}
        </Text>
      </Group>
      {problem && <ProblemBox problem={problem} onRetry={ask} />}
      {preview && !problem && (
        <div style={{ opacity: isOutdated ? 0.6 : 1 }}>
          <PreviewView preview={preview} />
        </div>
      )}
    </Stack>
  );
}

function PreviewView({ preview }: { preview: ShownPreview }) {
  const { state, result, reason, faults = [] } = preview;
  if (state === 'running') return <HowFar preview={preview} />;
  if (state === 'failed' || !result) {
    return (
      <Alert color="yellow" variant="light" title="It could not be worked out" role="alert">
        {reason}
        {faults.map(({ file, message, position }) => (
          <Text size="sm" key={`${file}${position?.line}${message}`}>
            {file} {position?.line}: {message}
          </Text>
        ))}
      </Alert>
    );
  }
  switch (result.kind) {
    case 'rule':
      return <RuleOnHistory result={result} />;
    case 'scorecard':
      return <ScorecardOnHistory result={result} />;
    case 'milestones':
      return <MilestonesOnHistory result={result} />;
    case 'playbook':
      return <PlaybookOnHistory result={result} />;
  }
}

function HowFar({ preview: { progress } }: { preview: ShownPreview }) {
  const share = progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0;
  const words = progress
    ? `${numberText(progress.done)} of ${numberText(progress.total)} ${progress.what}`
    : 'Reading the history…';
  return (
    <Stack gap={4} role="status" mih={48}>
      <Progress value={Math.max(2, share)} animated aria-label="How far it is" />
      <Text size="sm" c="dimmed">
        {words}
      </Text>
    </Stack>
  );
}
