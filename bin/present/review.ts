import type { Minutes } from '../../lib/domain/review/minutes.ts';
import type { FollowUp, Pace, ReviewDossier } from '../../lib/domain/review/pre-read.ts';
import { decisionInWords, monthInWords, nameOf, standingInWords } from '../../lib/domain/review/review-words.ts';
import type { ReadReview } from '../../lib/usecases/review/read-review.ts';
import type { SentMinutes } from '../../lib/usecases/review/send-minutes.ts';
import { table, wrapped } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted, heading, inBand, instant, money, number, percent } from './words.ts';

const STANDINGS = { implemented: 'green', 'on-pace': 'cyan', behind: 'red', left: 'dim' } as const;

/** The pre-read for people: the cohort in a few lines, the agenda as a table, then what contradicts itself and what came of earlier decisions. */
export function presentReview(review: ReadReview, dossiers: readonly ReviewDossier[], terminal: Terminal): string {
  return [
    heading(`Implementation review of ${monthInWords(review.month)}`, terminal),
    ...summaryLines(review).map((line) => wrapped(line, terminal)),
    '',
    agenda(dossiers, terminal),
    ...contradictions(dossiers, terminal),
    ...followUps(review.followUps, terminal),
  ].join('\n');
}

function summaryLines({ summary, day, values, prepared, preparedAt, meeting }: ReadReview): string[] {
  const state =
    values === 'frozen'
      ? `as prepared on ${instant(preparedAt)} UTC`
      : prepared
        ? 'as it stands now'
        : 'not prepared yet: as it stands now';
  const revenue = summary.mrr.map(({ currency, mrr }) => money(mrr, currency)).join(', ');
  const median = summary.medianDaysToImplemented;
  return [
    `${counted(summary.accounts, 'account')}: ${summary.implemented} implemented, ${summary.behind} behind, ${summary.left} left; ${revenue || 'nothing'} a month. Known until ${day}, ${state}.`,
    `${medianInWords(median)}; of the cohorts before, ${paceInWords(summary.past)}.`,
    `${meeting.minutes} minutes: ${Math.floor(meeting.secondsPerAccount / 60)} min ${meeting.secondsPerAccount % 60} s each.`,
  ];
}

const medianInWords = (day: number | undefined) =>
  day === undefined
    ? 'It is too early to say by which day half of them are implemented'
    : `Half of them were implemented by day ${number(day)}`;

function paceInWords({ accounts, minimum, shareByNow, medianDays }: Pace): string {
  if (shareByNow === undefined) return `there are ${accounts}, too few to compare with (${minimum})`;
  const half = medianDays === undefined ? 'fewer than half ever were' : `half by day ${number(medianDays)}`;
  return `${percent(shareByNow)} were implemented at that age, ${half}`;
}

function agenda(dossiers: readonly ReviewDossier[], terminal: Terminal): string {
  return table(
    dossiers,
    [
      { title: 'Account', grow: 2, cell: (one) => `${nameOf(one)}\n${terminal.paint('dim', one.accountId)}` },
      { title: 'MRR', align: 'right', cell: ({ mrr, currency }) => money(mrr, currency) },
      {
        title: 'Health',
        cell: ({ band, score }) => inBand(band, score === undefined ? band : number(Math.round(score)), terminal),
      },
      { title: 'Stands', grow: 2, cell: (one) => terminal.paint(STANDINGS[one.standing], standingInWords(one)) },
      { title: 'In the way', grow: 3, cell: ({ obstacle = '' }) => obstacle },
      { title: 'Next', grow: 2, cell: ({ proposal }) => proposal.title },
    ],
    terminal,
  );
}

function contradictions(dossiers: readonly ReviewDossier[], terminal: Terminal): string[] {
  const rows = dossiers.flatMap((one) => one.contradictionList.map((found) => ({ name: nameOf(one), ...found })));
  if (rows.length === 0) return [];
  const drawn = table(
    rows,
    [
      { title: 'Account', grow: 2, cell: ({ name }) => name },
      { title: 'About', grow: 2, cell: ({ label }) => label },
      {
        title: 'They say',
        grow: 4,
        cell: ({ claims }) => claims.map(({ source, value }) => `${source}: ${value}`).join('\n'),
      },
    ],
    terminal,
  );
  return ['', heading('Where sources contradict each other', terminal), drawn];
}

const VERDICTS = { worked: 'green', 'not-worked': 'red', 'too-early': 'dim', 'needs-another-look': 'yellow' } as const;

function followUps(list: readonly FollowUp[], terminal: Terminal): string[] {
  if (list.length === 0) return [];
  const drawn = table(
    list,
    [
      { title: 'Account', grow: 2, cell: nameOf },
      { title: 'Decided', cell: ({ decision, month }) => `${decision.replace('-', ' ')} (${month})` },
      { title: 'Since then', grow: 3, cell: ({ words, verdict }) => terminal.paint(VERDICTS[verdict], words) },
    ],
    terminal,
  );
  return ['', heading('What became of earlier decisions', terminal), drawn];
}

/** The minutes for people. */
export function presentMinutes(minutes: Minutes, sent: SentMinutes | undefined, terminal: Terminal): string {
  const { month, people, accounts, undecided, startedAt, endedAt, mail } = minutes;
  const held = startedAt
    ? `Held ${instant(startedAt)} to ${instant(endedAt)} UTC by ${people.join(', ')}.`
    : 'Nothing was written down yet.';
  const posted =
    sent?.outcome === 'queued'
      ? `The minutes are in the outbox, for ${sent.to.join(', ')}.`
      : mail && `The minutes were put into the outbox on ${instant(mail.at)} UTC (${mail.state}).`;
  return [
    heading(`Minutes of the implementation review of ${monthInWords(month)}`, terminal),
    wrapped(`${held} ${counted(accounts.length, 'account')}, ${undecided} undecided.`, terminal),
    ...(posted ? [wrapped(posted, terminal)] : []),
    '',
    table(
      accounts,
      [
        { title: 'Account', grow: 2, cell: nameOf },
        {
          title: 'Decision',
          grow: 2,
          cell: ({ decision }) =>
            decision
              ? `${decisionInWords(decision)}\n${terminal.paint('dim', decision.by)}`
              : terminal.paint('dim', 'undecided'),
        },
        {
          title: 'Notes',
          grow: 4,
          cell: ({ notes }) => notes.map(({ author, text }) => `${terminal.paint('dim', author)} ${text}`).join('\n'),
        },
      ],
      terminal,
    ),
    ...followUps(minutes.followUps, terminal),
  ].join('\n');
}
