import { SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import type { CohortTrend, SegmentKind } from '../../../../../lib/domain/review/cohort-trend.ts';
import { dayText, monthText } from '../../../parts/formats.ts';
import { Fold } from '../parts/fold.tsx';
import { Section } from '../parts/section.tsx';
import { countOf } from '../words.ts';
import { SegmentBars } from './segment-bars.tsx';
import { ShareLine } from './share-line.tsx';
import { TrendTable } from './trend-table.tsx';

export type TrendBy = 'month' | SegmentKind;

export const trendByWords: Record<TrendBy, string> = {
  month: 'Month',
  sizeBand: 'Size',
  plan: 'Plan',
  owner: 'CSM',
  channel: 'Channel',
};

type TrendSectionProps = { trend: CohortTrend; by: TrendBy; onBy: (by: TrendBy) => void };

/** How fast cohorts became implemented: by month as lines, by segment as bars, and both as a table. */
export function TrendSection({ trend, by, onBy }: TrendSectionProps) {
  const { windows, cohorts } = trend;
  const segment = trend.segments.find((segments) => segments.by === by);
  const rows = segment
    ? segment.rows.map((row) => ({ ...row, key: row.value, name: row.value }))
    : cohorts.map((row) => ({ ...row, key: row.month, name: monthText(row.month) }));
  return (
    <Section
      title="How fast customers get implemented"
      description={aboutText(trend)}
      actions={
        <SegmentedControl
          aria-label="Told apart by"
          size="xs"
          value={by}
          onChange={(value) => onBy(value as TrendBy)}
          data={Object.entries(trendByWords).map(([value, label]) => ({ value, label }))}
        />
      }
    >
      <Stack gap="lg">
        {segment ? (
          <SegmentBars rows={rows} windows={windows} />
        ) : (
          <SimpleGrid cols={{ base: 1, sm: windows.length }} spacing="xl">
            {windows.map((days) => (
              <ShareLine
                key={days}
                title={`By day ${days}`}
                points={cohorts.map(({ month, by: of }) => ({
                  month,
                  of: 0,
                  ...of.find((window) => window.days === days),
                }))}
              />
            ))}
          </SimpleGrid>
        )}
        {rows.length === 0 && <Text size="sm">No source says this of the accounts.</Text>}
        {rows.length > 0 && (
          <Fold label="The figures as a table">
            <TrendTable
              caption={`By ${trendByWords[by].toLowerCase()}`}
              what={trendByWords[by]}
              windows={windows}
              rows={rows}
              csvName={`implemented-by-${by}`}
            />
          </Fold>
        )}
      </Stack>
    </Section>
  );
}

function aboutText({ windows, observedFrom, notObserved }: CohortTrend): string {
  const days = `${windows.slice(0, -1).join(', ')} and ${windows.at(-1)}`;
  const about = `The share implemented within ${days} days of signing up; accounts too young to tell are left out.`;
  if (!observedFrom || notObserved === 0) return about;
  const early = countOf(notObserved, 'earlier sign-up');
  return `${about} So ${notObserved === 1 ? 'is' : 'are'} ${early}: what customers do is known from ${dayText(observedFrom)} on.`;
}
