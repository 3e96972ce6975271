import { Group, Text, Title } from '@mantine/core';
import { numberText, shareText } from '../../parts/formats.ts';
import { Section } from '../../parts/section.tsx';
import classes from './account.module.css';
import type { AccountData } from './account-data.ts';
import { RecordsBehind } from './records-behind.tsx';

type Health = AccountData['account']['health'];
type Line = Health['points'][number];

/** Every point of the score: what each measure could give, what it gave, and why. */
export function HealthSection({ data: { account } }: { data: AccountData }) {
  const { health } = account;
  const largest = Math.max(0.01, ...health.points.map(({ share = 0 }) => share));
  return (
    <Section title="Why this score" note={scoreWords(health)}>
      {(health.groups ?? []).map((group) => (
        <div key={group.group}>
          <Group justify="space-between" mt="md" mb={4} wrap="nowrap">
            <Title order={3}>{group.label}</Title>
            <Text size="sm" c="dimmed" className={classes.number}>
              {group.score === undefined ? 'not known' : `${numberText(group.score, 0)} of 100`}
            </Text>
          </Group>
          {ofGroup(health.points, group.group).map((line) => (
            <Part key={line.measure} line={line} largest={largest} />
          ))}
        </div>
      ))}
      {ofGroup(health.points, undefined).map((line) => (
        <Part key={line.measure} line={line} largest={largest} />
      ))}
      {health.setByHand !== undefined && (
        <Text size="sm" mt="sm">
          A person set the score: {signed(health.setByHand)} to what the measures gave.
        </Text>
      )}
    </Section>
  );
}

/** Those that cost the most first. */
function ofGroup(points: Line[], group: string | undefined): Line[] {
  const lost = ({ share = 0, part = 0 }: Line) => share * 100 - part;
  return points.filter(({ measureGroup }) => measureGroup === group).sort((a, b) => lost(b) - lost(a));
}

function scoreWords({ score, coverage, scorecardLabel }: Health): string {
  const by = scorecardLabel ? ` by the scorecard “${scorecardLabel}”` : '';
  if (score === undefined) return `Too little is known to score it${by}.`;
  return `${numberText(score)} of 100${by}, from ${shareText(coverage)} of what it asks for.`;
}

function Part({ line, largest }: { line: Line; largest: number }) {
  const { label, share, part, reason, records, overridden } = line;
  const isKnown = share !== undefined && part !== undefined;
  return (
    <div className={classes.part}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Text size="sm" className={classes.number} c={isKnown ? undefined : 'dimmed'}>
        {isKnown ? `${numberText(part)} of ${numberText(share * 100)}` : 'not counted'}
      </Text>
      {isKnown && (
        <span className={classes.track} aria-hidden>
          <span className={classes.room} style={{ width: `${(share / largest) * 100}%` }}>
            <span className={classes.got} style={{ width: `${share > 0 ? Math.min(100, part / share) : 0}%` }} />
          </span>
        </span>
      )}
      <Text size="sm" c="dimmed" style={{ gridColumn: '1 / -1' }}>
        {reason}
        {overridden !== undefined && ' (set by a person)'}
      </Text>
      {records && records.count > 0 && <RecordsBehind records={records} />}
    </div>
  );
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${numberText(Math.abs(value))}`;
