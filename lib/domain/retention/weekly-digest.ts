import { addDays } from '../day.ts';
import type { PortfolioRow } from '../portfolio/portfolio-row.ts';
import type { DaySummary } from '../portfolio/summarise-day.ts';
import type { CancellationCase } from './cancellation-case.ts';
import { type Digest, type DigestLine, mostLines } from './digest.ts';
import type { DigestPeriod } from './digest-period.ts';
import { counted, moneyOf, namedOf } from './digest-words.ts';
import type { ComingRenewal } from './renewal-forecast.ts';
import type { RetainedLine } from './retained-line.ts';
import type { UnusedReport } from './unused-subscriptions.ts';

/** What a week is told from; `before` is how everybody stood when it began. */
export type WeekFacts = {
  period: DigestPeriod;
  company: string;
  lines: readonly RetainedLine[];
  today: readonly PortfolioRow[];
  before: readonly PortfolioRow[];
  summaries: readonly DaySummary[];
  cases: readonly CancellationCase[];
  renewals: readonly ComingRenewal[];
  unused: UnusedReport;
};

/** What changed in a week, and what the leader is to decide. */
export function weeklyDigest(facts: WeekFacts): Digest {
  const { period, company } = facts;
  const changes = [lostIn(facts), turnedRed(facts), bandsMoved(facts), signedUp(facts), fired(facts)];
  const decisions = [atStake(facts), stalled(facts), speakFirst(facts)];
  return {
    ...{ period, company },
    changes: changes.filter((line) => line !== undefined).slice(0, mostLines.changes),
    decisions: decisions.filter((line) => line !== undefined).slice(0, mostLines.decisions),
  };
}

function lostIn({ lines, cases, period: { from, until } }: WeekFacts): DigestLine {
  const lost = lines.flatMap((line) =>
    line.losses.filter(({ day }) => day >= from && day <= until).map((loss) => ({ ...line, mrr: loss.mrr })),
  );
  const path = '/retention/cancellations';
  if (lost.length === 0) return { text: 'No customer was lost.', path };
  const never = cases.filter(({ derived }) => derived === 'never-implemented').length;
  const why = never > 0 ? `; ${never === lost.length ? 'never' : `${never} of them never`} implemented` : '';
  return {
    text: `${counted(lost.length, 'customer')} lost: ${namedOf(lost)}, who paid ${moneyOf(lost)} a month${why}.`,
    path,
  };
}

const isCustomer = ({ cancelledDay }: PortfolioRow) => cancelledDay === undefined;

function turnedRed({ today, before }: WeekFacts): DigestLine | undefined {
  const reds = new Set(before.filter(({ band }) => band === 'red').map(({ accountId }) => accountId));
  const known = new Set(before.map(({ accountId }) => accountId));
  const turned = today
    .filter((row) => isCustomer(row) && row.band === 'red' && known.has(row.accountId) && !reds.has(row.accountId))
    .toSorted((a, b) => (b.mrr ?? 0) - (a.mrr ?? 0));
  if (turned.length === 0) return undefined;
  return { text: `${counted(turned.length, 'account')} turned red: ${namedOf(turned)}.`, path: '/accounts?band=red' };
}

function bandsMoved({ today, before }: WeekFacts): DigestLine | undefined {
  if (before.length === 0) return undefined;
  const count = (rows: readonly PortfolioRow[], band: string) =>
    rows.filter((row) => isCustomer(row) && row.band === band).length;
  const words = ['green', 'yellow', 'red'].map((band) => {
    const [now, then] = [count(today, band), count(before, band)];
    return `${now} ${band}${now === then ? '' : ` (${now > then ? '+' : '−'}${Math.abs(now - then)})`}`;
  });
  return { text: `The book: ${words.join(', ')}.`, path: '/' };
}

function signedUp({ today, period: { from, until } }: WeekFacts): DigestLine | undefined {
  const fresh = today.filter(({ signupDay = '' }) => signupDay >= from && signupDay <= until);
  const live = today.filter(({ implementedDay = '' }) => implementedDay >= from && implementedDay <= until);
  if (fresh.length + live.length === 0) return undefined;
  return { text: `${fresh.length} signed up, ${live.length} became implemented.`, path: '/review' };
}

function fired({ summaries }: WeekFacts): DigestLine | undefined {
  const firings = new Map<string, number>();
  for (const { firings: day } of summaries)
    for (const [rule, count] of Object.entries(day)) firings.set(rule, (firings.get(rule) ?? 0) + count);
  const all = [...firings.values()].reduce((sum, count) => sum + count, 0);
  const [most] = [...firings].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (!most) return undefined;
  return { text: `Rules fired ${all} times, most of all ${most[0]} (${most[1]}).`, path: '/rules' };
}

/** The account that most may be lost with in the next 60 days: red ones first, then by what is at stake. */
function atStake({ renewals, period: { until } }: WeekFacts): DigestLine | undefined {
  const soon = renewals.filter(({ day, basis }) => day <= addDays(until, 60) && basis !== 'notice');
  const stake = ({ mrr, chance, band }: ComingRenewal) =>
    mrr * (chance === undefined ? Number(band === 'red') / 2 : 1 - chance);
  const [most] = soon.filter((one) => stake(one) > 0).toSorted((a, b) => stake(b) - stake(a));
  if (!most) return undefined;
  const who = most.owner === undefined ? 'Who' : `Does ${most.owner} or somebody else`;
  const risk = most.chance === undefined ? most.band : `${most.band}, ${Math.round(100 * most.chance)} % to stay`;
  return {
    text: `${most.name ?? most.accountId} (${moneyOf([most])} a month, ${risk}) is to renew on ${most.day}. ${who} call, and when?`,
    path: `/accounts/${encodeURIComponent(most.accountId)}`,
  };
}

function stalled({ today, period: { until } }: WeekFacts): DigestLine | undefined {
  const late = today
    .filter((row) => isCustomer(row) && row.implementedDay === undefined && row.overdueMilestones.length > 0)
    .filter(({ signupDay = '' }) => signupDay >= addDays(until, -120))
    .toSorted((a, b) => (b.mrr ?? 0) - (a.mrr ?? 0));
  if (late.length === 0) return undefined;
  const text = `${counted(late.length, 'sign-up')} of the last four months ${late.length === 1 ? 'is' : 'are'} behind with implementation: ${namedOf(late)}. Whom do we take by the hand this week?`;
  return { text, path: '/accounts?implemented=false' };
}

function speakFirst({ unused: { rows } }: WeekFacts): DigestLine | undefined {
  const [most] = rows;
  if (!most?.unused28) return undefined;
  const seats = most.use.users28 === 0 ? 'nobody uses it' : `${most.unused28.seats} of ${most.seats} seats are empty`;
  return {
    text: `${most.name ?? most.accountId} pays ${moneyOf([most])} a month, and ${seats}. Do we speak first?`,
    path: '/retention/unused',
  };
}
