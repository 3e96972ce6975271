import { SimpleGrid } from '@mantine/core';
import type { CohortSummary } from '../../../../../lib/domain/review/pre-read.ts';
import { Figure } from '../../../parts/figure-link.tsx';
import { numberText, shareText } from '../../../parts/formats.ts';
import { amountText } from '../words.ts';

/** A cohort in a few figures. */
export function CohortFigures({ summary }: { summary: CohortSummary }) {
  const { accounts, implemented, behind, left, contradictions, medianDaysToImplemented } = summary;
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, md: 5 }} spacing="sm">
      <Figure label="Signed up" value={numberText(accounts)} note={revenueText(summary)} />
      <Figure label="Implemented" value={numberText(implemented)} note={shareNote(summary)} />
      <Figure label="Behind" value={numberText(behind)} note="of most others of their age" />
      <Figure label="Left" value={numberText(left)} note={daysNote(medianDaysToImplemented)} />
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
  const before = past.shareByNow === undefined ? undefined : `${shareText(past.shareByNow)} in past cohorts`;
  return [share, before].filter(Boolean).join('; ');
}

const daysNote = (days?: number) =>
  days === undefined ? 'since sign-up' : `half implemented by day ${numberText(days)}`;
