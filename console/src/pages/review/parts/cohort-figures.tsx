import { SimpleGrid } from '@mantine/core';
import type { CohortSummary } from '../../../../../lib/domain/review/pre-read.ts';
import { Figure } from '../../../parts/figure-link.tsx';
import { numberText, shareText } from '../../../parts/formats.ts';
import { amountText } from '../words.ts';

/** A cohort in a few figures. */
export function CohortFigures({ summary }: { summary: CohortSummary }) {
  const { accounts, implemented, behind, left, contradictions, medianDaysToImplemented } = summary;
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, lg: 6 }} spacing="sm">
      <Figure label="Signed up" value={numberText(accounts)} note={revenueText(summary)} />
      <Figure label="Implemented" value={numberText(implemented)} note={shareNote(summary)} />
      <Figure label="Days to implemented" value={daysText(medianDaysToImplemented)} note={daysNote(summary)} />
      <Figure label="Behind" value={numberText(behind)} note="for their age" />
      <Figure label="Left" value={numberText(left)} note="since sign-up" />
      <Figure label="Contradictions" value={numberText(contradictions)} note="between sources" />
    </SimpleGrid>
  );
}

const revenueText = ({ mrr }: CohortSummary) =>
  mrr.length === 0
    ? 'revenue not known'
    : `${mrr.map((part) => amountText(part.mrr, part.currency)).join(' + ')} a month`;

function shareNote({ accounts, implemented, past }: CohortSummary): string {
  const share = accounts === 0 ? undefined : shareText(implemented / accounts);
  const before = past.shareByNow === undefined ? undefined : `past cohorts ${shareText(past.shareByNow)} at this age`;
  return [share, before].filter(Boolean).join('; ');
}

const daysText = (days?: number) => (days === undefined ? '–' : numberText(days));

function daysNote({ medianDaysToImplemented, past }: CohortSummary): string {
  const then = past.medianDays === undefined ? undefined : `past cohorts ${numberText(past.medianDays)}`;
  return [medianDaysToImplemented === undefined ? 'too early to tell' : 'for half of them', then]
    .filter(Boolean)
    .join('; ');
}
