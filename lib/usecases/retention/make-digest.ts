import { addDays, addMonths, type Day, dayOf, monthOf } from '../../domain/day.ts';
import { cancellationReport } from '../../domain/retention/cancellation-report.ts';
import type { Digest } from '../../domain/retention/digest.ts';
import { type DigestKind, type DigestPeriod, digestPeriod } from '../../domain/retention/digest-period.ts';
import { lossKey } from '../../domain/retention/losses.ts';
import { monthlyDigest } from '../../domain/retention/monthly-digest.ts';
import { monthsFrom, monthsLater } from '../../domain/retention/months.ts';
import type { RetainedLine } from '../../domain/retention/retained-line.ts';
import { type MonthOfRetention, retentionByMonth } from '../../domain/retention/retention-by-month.ts';
import { unitEconomics } from '../../domain/retention/unit-economics.ts';
import { unusedSubscriptions } from '../../domain/retention/unused-subscriptions.ts';
import { weeklyDigest } from '../../domain/retention/weekly-digest.ts';
import type { DayStore } from '../../ports/judging.ts';
import type { SpendStore } from '../../ports/records.ts';
import type { Clock } from '../../ports/system.ts';
import { type LoadedWorkflows, loadCurrentWorkflows } from '../load-workflows.ts';
import { readRetained } from './read-retained.ts';
import { forecastOf, type RenewalPorts } from './report-renewals.ts';

export type DigestPorts = RenewalPorts & { days: DayStore; clock: Clock; spending: SpendStore };

/** Makes the digest of the last week or month that was over on a day (today unless said). Throws NoLedger, NothingPublished. */
export async function makeDigest(
  { kind, today }: { kind: DigestKind; today?: Day },
  ports: DigestPorts,
): Promise<Digest> {
  const period = digestPeriod(kind, today ?? dayOf(ports.clock.now()));
  const { day, lines } = await readRetained(ports);
  const published = await loadCurrentWorkflows(ports);
  const made: Making = { period, day, lines, published };
  return kind === 'weekly' ? ofWeek(made, ports) : ofMonth(made, ports);
}

type Making = { period: DigestPeriod; day: Day; lines: RetainedLine[]; published: LoadedWorkflows };

async function ofWeek({ period, day, lines, published }: Making, ports: DigestPorts): Promise<Digest> {
  const { from, until } = period;
  const [today, before, summaries, cases, { forecast }] = await Promise.all([
    ports.days.portfolio(day),
    ports.days.portfolio(addDays(from, -1)),
    ports.days.daySummaries(from, until),
    ports.retention.cases(from, until),
    forecastOf(lines, { day, months: 3 }, ports),
  ]);
  const unused = unusedSubscriptions(lines, day);
  const company = published.settings.company.name;
  return weeklyDigest({
    ...{ period, company, lines, today, before, summaries, unused },
    cases: cases.filter(stillLost(lines)),
    renewals: forecast.renewals,
  });
}

async function ofMonth({ period, day, lines, published }: Making, ports: DigestPorts): Promise<Digest> {
  const { settings } = published;
  const month = monthOf(period.until);
  const year = monthsFrom(monthsLater(month, -11), month);
  const [known, { forecast }, spending] = await Promise.all([
    ports.retention.cases(`${year[0]}-01`, period.until),
    forecastOf(lines, { day, months: 3 }, ports),
    ports.spending.all(),
  ]);
  const cases = known.filter(stillLost(lines));
  const lost = lines.flatMap(({ accountId, currency, losses }) =>
    losses.map((loss) => ({ accountId, currency, day: loss.day, mrr: loss.mrr })),
  );
  const between = (from: Day, until: Day) => (one: { day: Day }) => one.day >= from && one.day <= until;
  const report = (from: Day, months: string[]) =>
    cancellationReport(lost.filter(between(from, period.until)), cases.filter(between(from, period.until)), months);
  const retention = retentionByMonth(lines, year, day);
  return monthlyDigest({
    ...{ period, company: settings.company.name },
    retention: retention.slice(-2) as unknown as [MonthOfRetention, MonthOfRetention],
    month: report(period.from, [month]),
    year: report(`${year[0]}-01`, year),
    forecast: forecast.months.filter((one) => one.month >= monthOf(addMonths(period.from, 1))),
    renewals: forecast.renewals,
    economics: unitEconomics(lines, { day, months: year, retention, stated: settings.economics ?? {}, spending }),
    unused: unusedSubscriptions(lines, day),
  });
}

/** What was looked into may have turned out otherwise since. */
function stillLost(lines: readonly RetainedLine[]) {
  const days = new Set(lines.flatMap(({ accountId, losses }) => losses.map(({ day }) => lossKey({ day, accountId }))));
  return (loss: { accountId: string; day: Day }) => days.has(lossKey(loss));
}
