import type { CohortRow } from '../../lib/domain/review/cohort-row.ts';
import type { CohortTrend, SegmentKind } from '../../lib/domain/review/cohort-trend.ts';
import type { TimeTo } from '../../lib/domain/review/time-to.ts';
import { table, wrapped } from './table.ts';
import type { Terminal } from './terminal.ts';
import { heading, number, percent } from './words.ts';

const SEGMENTS: Record<SegmentKind, string> = {
  sizeBand: 'By size',
  plan: 'By plan',
  owner: 'By CSM',
  channel: 'By channel',
};

/** How cohorts fared: by month, by segment, and whether implemented accounts stay; with the definitions. */
export function presentCohortTrend(trend: CohortTrend, terminal: Terminal): string {
  const { cohorts, segments, staying, definitions, until, observedFrom, notObserved } = trend;
  const since = observedFrom
    ? `, of sign-ups since ${observedFrom}; ${notObserved} earlier ones are left out, nobody was looking then`
    : '';
  return [
    heading('How cohorts fared', terminal),
    wrapped(`Known until ${until}${since}. A dash: too early to tell, or never.`, terminal),
    '',
    rows(
      cohorts.map(({ month, ...row }) => ({ what: month, ...row })),
      'Sign-up',
      terminal,
    ),
    ...segments.flatMap(({ by, rows: of }) => [
      '',
      heading(SEGMENTS[by], terminal),
      rows(
        of.map(({ value, ...row }) => ({ what: value, ...row })),
        '',
        terminal,
      ),
    ]),
    '',
    heading('Do implemented accounts stay?', terminal),
    ...staying.map(({ implemented }) => wrapped(implemented.words, terminal, 'reset')),
    '',
    ...definitions.map(({ term, definition }) => wrapped(`${term}: ${definition}.`, terminal)),
  ].join('\n');
}

function rows(list: readonly (CohortRow & { what: string })[], title: string, terminal: Terminal): string {
  return table(
    list,
    [
      { title, grow: 1, cell: ({ what }) => what },
      { title: 'Signed up', align: 'right', cell: ({ started }) => number(started) },
      { title: 'Left', align: 'right', cell: ({ left }) => number(left) },
      ...[0, 1, 2].map((index) => ({
        title: `By day ${[30, 60, 90][index]}`,
        align: 'right' as const,
        cell: ({ by }: CohortRow) => shareIn(by[index]),
      })),
      { title: 'First value', align: 'right', cell: ({ firstValue }) => daysIn(firstValue) },
      { title: 'Implemented', align: 'right', cell: ({ implemented }) => daysIn(implemented) },
    ],
    terminal,
  );
}

const shareIn = (share: CohortRow['by'][number] | undefined) =>
  share?.share === undefined ? '–' : `${percent(share.share)} of ${share.of}`;

const daysIn = ({ medianDays }: TimeTo) => (medianDays === undefined ? '–' : `day ${number(medianDays)}`);
