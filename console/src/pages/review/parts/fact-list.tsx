import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import type { Fact, FactTone } from '../../../../../lib/domain/review/fact.ts';
import { factText } from '../words.ts';
import { EvidenceMark } from './evidence-mark.tsx';
import classes from './review-parts.module.css';

const marks: Record<FactTone, { icon: typeof IconHelpCircle; word: string } | undefined> = {
  good: { icon: IconCircleCheck, word: 'Good sign' },
  watch: { icon: IconAlertTriangle, word: 'Watch' },
  unknown: { icon: IconHelpCircle, word: 'Not known' },
  neutral: undefined,
};

/** What one panel's sources say, a line each: what it is, its value, and whether it is a good sign. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map((fact) => (
        <div key={fact.fact} className={classes.fact} data-tone={fact.tone}>
          <dt>{fact.label}</dt>
          <dd>
            <ToneMark tone={fact.tone} />
            <span className={classes.value}>{factText(fact)}</span>
            {fact.says && (
              <Text span size="xs" c="dimmed">
                {fact.says}
              </Text>
            )}
            <EvidenceMark evidence={fact.evidence} of={fact.label} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ToneMark({ tone }: { tone: FactTone }) {
  const mark = marks[tone];
  if (!mark) return null;
  return (
    <span className={classes.tone} data-tone={tone} role="img" aria-label={mark.word} title={mark.word}>
      <mark.icon size={15} aria-hidden />
    </span>
  );
}
