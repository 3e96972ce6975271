import { type Day, type Month, monthOf } from '../../domain/day.ts';
import {
  type CancellationReport,
  cancellationReport,
  type ShownCase,
} from '../../domain/retention/cancellation-report.ts';
import { type RetentionDefinition, retentionDefinitions } from '../../domain/retention/definitions.ts';
import { lossKey } from '../../domain/retention/losses.ts';
import { lastDayOf } from '../../domain/retention/months.ts';
import { reasonTests } from '../../domain/retention/reason-tests.ts';
import type { RetainedLine } from '../../domain/retention/retained-line.ts';
import { isInSegment, type Segment, type SegmentChoices, segmentChoices } from '../../domain/retention/segment.ts';
import { type MonthsQuestion, monthsOf } from './period-of.ts';
import { type RetainedPorts, readRetained } from './read-retained.ts';

/** `limit` is how many of the lost customers are told one by one, the newest first. */
export type CancellationsQuestion = MonthsQuestion & Segment & { limit: number };

/** Who has given notice, and will be lost. */
export type Leaving = { accountId: string; name?: string; owner?: string; day: Day; currency: string; mrr: number };

/** Customers lost over the months, with why and what would have told; `day` is the last judged one. */
export type CancellationsReport = CancellationReport & {
  day: Day;
  period: { from: Month; until: Month };
  cases: ShownCase[];
  casesLeftOut: number;
  leaving: Leaving[];
  tests: { reason: string; basis: string; asks: string }[];
  choices: SegmentChoices;
  definitions: RetentionDefinition[];
};

/** Reports the customers lost in some months (the last of which may not be over). Throws NoLedger, PeriodRefused. */
export async function reportCancellations(
  { month, months, limit, ...segment }: CancellationsQuestion,
  ports: RetainedPorts,
): Promise<CancellationsReport> {
  const { day, lines } = await readRetained(ports);
  const wanted = monthsOf({ month, months }, day, { open: true });
  const [from, until] = [wanted[0] as Month, wanted.at(-1) as Month];
  const own = lines.filter((line) => isInSegment(line, segment));
  const lost = own.flatMap(lossesIn(new Set(wanted), day));
  const stillLost = new Map(lost.map((one) => [lossKey(one), one]));
  const known = await ports.retention.cases(`${from}-01`, lastDayOf(until));
  const cases = known.filter((one) => stillLost.has(lossKey(one)));
  const shown = cases.toSorted((a, b) => (lossKey(a) < lossKey(b) ? 1 : -1)).slice(0, limit);
  const byId = new Map(own.map((line) => [line.accountId, line]));
  return {
    day,
    period: { from, until },
    ...cancellationReport(lost, cases, wanted),
    cases: shown.map(({ historyRevision: _, workflowsVersion: _v, ...one }) => ({
      ...one,
      ...accountOf(byId.get(one.accountId)),
    })),
    casesLeftOut: cases.length - shown.length,
    leaving: leavingOf(own, day),
    tests: reasonTests.map(({ reason, basis, asks }) => ({ reason, basis, asks })),
    choices: segmentChoices(lines),
    definitions: [...retentionDefinitions.cancellations],
  };
}

const lossesIn =
  (months: ReadonlySet<Month>, day: Day) =>
  ({ accountId, currency, losses }: RetainedLine) =>
    losses
      .filter((loss) => months.has(monthOf(loss.day)) && loss.day <= day)
      .map((loss) => ({ accountId, currency, day: loss.day, mrr: loss.mrr }));

function leavingOf(lines: readonly RetainedLine[], today: Day): Leaving[] {
  return lines
    .flatMap(({ accountId, name, owner, currency, losses }) =>
      losses.filter(({ day }) => day > today).map(({ day, mrr }) => ({ accountId, name, owner, day, currency, mrr })),
    )
    .toSorted((a, b) => (lossKey(a) < lossKey(b) ? -1 : 1));
}

function accountOf(line: RetainedLine | undefined) {
  const { name, owner, sizeBand, channel, plan, began } = line ?? {};
  return { name, owner, sizeBand, channel, plan: plan ?? began?.plan };
}
