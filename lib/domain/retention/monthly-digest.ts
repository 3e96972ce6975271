import type { CancellationReport } from './cancellation-report.ts';
import { type Digest, type DigestLine, mostLines } from './digest.ts';
import type { DigestPeriod } from './digest-period.ts';
import { counted, moneyOf, namedOf, percent } from './digest-words.ts';
import type { ComingRenewal, ForecastMonth } from './renewal-forecast.ts';
import type { MonthOfRetention } from './retention-by-month.ts';
import type { UnitEconomics } from './unit-economics.ts';
import type { UnusedReport } from './unused-subscriptions.ts';

/** What a month is told from: the month and the one before it, its cancellations and those of the year until then. */
export type MonthFacts = {
  period: DigestPeriod;
  company: string;
  retention: readonly [before: MonthOfRetention, month: MonthOfRetention];
  month: CancellationReport;
  year: CancellationReport;
  forecast: readonly ForecastMonth[];
  renewals: readonly ComingRenewal[];
  economics: UnitEconomics;
  unused: UnusedReport;
};

/** What changed in a month, and what the executives are to decide. */
export function monthlyDigest(facts: MonthFacts): Digest {
  const { period, company } = facts;
  const changes = [kept(facts), customers(facts), lost(facts), neverImplemented(facts), expected(facts), worth(facts)];
  const decisions = [mainReason(facts), renewalsAtRisk(facts), unusedMoney(facts)];
  return {
    ...{ period, company },
    changes: changes.filter((line) => line !== undefined).slice(0, mostLines.changes),
    decisions: decisions.filter((line) => line !== undefined).slice(0, mostLines.decisions),
  };
}

const before = (then: number | undefined) => (then === undefined ? '' : ` (${percent(then)} the month before)`);

function kept({ retention: [then, now] }: MonthFacts): DigestLine | undefined {
  const words = now.revenue.flatMap(({ currency, grr, nrr }) => {
    const last = then.revenue.find((one) => one.currency === currency);
    return grr === undefined || nrr === undefined
      ? []
      : [`${currency} ${percent(grr)} gross${before(last?.grr)} and ${percent(nrr)} net`];
  });
  if (words.length === 0) return undefined;
  return { text: `Revenue kept: ${words.join('; ')}.`, path: '/retention/cohorts' };
}

function customers({ retention: [then, { customers: now }] }: MonthFacts): DigestLine {
  const churn =
    now.logoChurn === undefined ? '' : `: logo churn ${percent(now.logoChurn)}${before(then.customers.logoChurn)}`;
  return { text: `${now.end} customers, ${now.new} new and ${now.lost} lost${churn}.`, path: '/retention/cohorts' };
}

function lost({ month }: MonthFacts): DigestLine {
  const path = '/retention/cancellations';
  if (month.lost === 0) return { text: 'No customer was lost.', path };
  const reasons = month.reasons.map(({ reason, count }) => `${reason.replaceAll('-', ' ')} ${count}`).join(', ');
  return { text: `Lost with ${moneyOf(month.revenue)} a month${reasons ? `, for: ${reasons}` : ''}.`, path };
}

function neverImplemented({ month, year }: MonthFacts): DigestLine | undefined {
  if (year.neverImplemented.share === undefined) return undefined;
  const text = `Never implemented: ${month.neverImplemented.count} of ${month.examined} lost, ${percent(year.neverImplemented.share)} over the year.`;
  return { text, path: '/retention/cancellations' };
}

function expected({ forecast }: MonthFacts): DigestLine | undefined {
  const [{ month } = { month: '' }] = forecast;
  const next = forecast.filter((one) => one.month === month);
  if (next.length === 0) return undefined;
  const due = moneyOf(next.map(({ currency, due: mrr }) => ({ currency, mrr })));
  // Of a month of which little can be told, the little says nothing of the rest.
  const told = next.flatMap(({ currency, due: all, expected: sum, untold }) =>
    sum && untold.mrr <= all / 2 ? [{ currency, mrr: sum.mrr }] : [],
  );
  const hope = told.length === 0 ? 'how much of it renews cannot be said yet' : `${moneyOf(told)} expected to renew`;
  return { text: `Due for renewal in ${month}: ${due} a month, ${hope}.`, path: '/retention/renewals' };
}

function worth({ economics: { currency, payback, onePoint } }: MonthFacts): DigestLine | undefined {
  if (!onePoint) return undefined;
  const back = payback === undefined ? '' : ` A new customer pays back in ${payback.toFixed(1)} months.`;
  const text = `One point of churn costs ${moneyOf([{ currency, mrr: onePoint.revenue }])} of revenue a year.${back}`;
  return { text, path: '/retention/unit-economics' };
}

const remedies: Partial<Record<string, string>> = {
  'never-implemented': 'Do we put more into the first 45 days, and who owns them?',
  support: 'Which of what support could not solve do we build?',
  'integration-missing': 'Which integration do we build first?',
  'usage-faded': 'Who looks after accounts whose use fades, before they tell us?',
  price: 'Is it the price, or what they get for it?',
  competitor: 'What do they get elsewhere, and do we want to have it?',
  'not-enough-value': 'Whose value do we show, and how?',
};

function mainReason({ year }: MonthFacts): DigestLine | undefined {
  const [most] = year.reasons.filter(({ reason }) => remedies[reason]).toSorted((a, b) => b.count - a.count);
  if (!most) return undefined;
  const text = `${most.count} of ${year.examined} customers lost in a year left for: ${most.reason.replaceAll('-', ' ')}. ${remedies[most.reason]}`;
  return { text, path: '/retention/cancellations' };
}

function renewalsAtRisk({ renewals }: MonthFacts): DigestLine | undefined {
  const atRisk = renewals.filter(({ band, basis }) => band === 'red' && basis !== 'notice');
  const once = [...new Map(atRisk.map((one) => [one.accountId, one])).values()].toSorted((a, b) => b.mrr - a.mrr);
  if (once.length === 0) return undefined;
  const text = `${counted(once.length, 'red account')} of ${moneyOf(once)} a month renew soon: ${namedOf(once)}. Which of them needs an executive?`;
  return { text, path: '/retention/renewals' };
}

function unusedMoney({ unused: { totals } }: MonthFacts): DigestLine | undefined {
  const idle = totals.filter(({ unused90 }) => unused90 > 0);
  if (idle.length === 0) return undefined;
  const sum = moneyOf(idle.map(({ currency, unused90: mrr }) => ({ currency, mrr })));
  const accounts = idle.reduce((all, one) => all + one.accounts, 0);
  return {
    text: `${accounts} accounts pay ${sum} a month for seats nobody took in a quarter. Do we offer them what fits before they ask?`,
    path: '/retention/unused',
  };
}
