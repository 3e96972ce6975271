import { addDays } from '../../lib/domain/day.ts';
import { bands } from '../../lib/domain/health/health.ts';
import { detailDay } from '../../lib/domain/portfolio/day-detail.ts';
import type { PortfolioRow } from '../../lib/domain/portfolio/portfolio-row.ts';
import { summariseDay } from '../../lib/domain/portfolio/summarise-day.ts';
import type { DayStore, MeasuredDay } from '../../lib/ports/judging.ts';

const SHARDS = 8;
const PAGE = 100;

const owners = ['beth.harper', 'peter.novak', 'dana.whitlock', 'andre.coleman'].map((name) => `${name}@us.example`);
const pick = <T>(list: readonly T[], index: number) => list[index % list.length] as T;

/** A line of a portfolio, as full as those of real accounts are. */
function aFullRow(index: number, day: string): PortfolioRow {
  const score = (index * 37) % 101;
  return {
    accountId: `acc-${String(index).padStart(6, '0')}`,
    name: `${pick(['Ambermoor', 'Westerly', 'Juniper Hill', 'Fairhaven', 'Marlowe'], index)} ${pick(['Textiles', 'Labs', 'Capital', 'Sports'], index >> 3)} ${index}`,
    owner: pick(owners, index),
    industry: pick(['Retail', 'Software', 'Finance', 'Schools'], index >> 2),
    sizeBand: pick(['1-50', '51-250', '251+'], index),
    plan: pick(['Starter', 'Team', 'Business'], index >> 1),
    currency: pick(['USD', 'EUR', 'GBP'], index >> 4),
    mrr: 50 + ((index * 7919) % 4000),
    signupDay: addDays(day, -((index * 13) % 900)),
    renewalDay: addDays(day, 1 + ((index * 17) % 365)),
    ...(index % 4 > 0 && { implementedDay: addDays(day, -((index * 11) % 400)) }),
    ...(index % 20 === 0 && { cancelledDay: addDays(day, -((index * 3) % 200)) }),
    score,
    band: pick(bands, index % 11),
    coverage: 0.5 + ((index * 7) % 50) / 100,
    scorecard: 'standard',
    trend: { days7: { score: (score + 3) % 100, band: 'green' }, days28: { score: (score + 9) % 100, band: 'yellow' } },
    churnRisk: ((index * 31) % 600) / 1000,
    reasons: [
      `Actions of any kind fell from ${index % 4000} to ${index % 3000} in 28 days`,
      `Licence utilisation (active people of seats) is ${index % 100} %`,
      'Cases closed as "future release" or "as designed": 2 of 5',
    ],
    overdueMilestones: index % 4 > 0 ? [] : ['dashboards-built', 'reports-built'],
    reached: index % 4 > 0 ? ['data-flowing', 'users-invited', 'dashboards-built'] : ['data-flowing'],
    firings: index % 50 === 1 ? ['fading'] : [],
    started: [],
  };
}

function aMeasuredDay({ accountId, name, plan, signupDay }: PortfolioRow, index: number, day: string): MeasuredDay {
  const metrics = Object.fromEntries(
    Array.from({ length: 120 }, (_, metric) => [`metric_${metric}_28d`, ((index + 1) * (metric + 3) * 7919) % 5000]),
  );
  return {
    accountId,
    day,
    attributes: { name, plan, signupDay },
    metrics: { ...metrics, logins_28d: index % 60, logins_28d_change: ((index % 21) - 10) / 10, dashboards: index % 9 },
    missing: {},
    milestones: {},
    provenance: {},
    historyRevision: 1,
  };
}

/** Writes the portfolio of a day with so many accounts, and what was measured of them, as a run would have left it. */
export async function writeLargePortfolio(days: DayStore, { accounts, day }: { accounts: number; day: string }) {
  const rows = Array.from({ length: accounts }, (_, index) => aFullRow(index, day));
  for (let shard = 0; shard < SHARDS; shard += 1) {
    const own = rows.map((row, index) => ({ row, index })).filter(({ index }) => index % SHARDS === shard);
    await days.writePortfolio(
      day,
      shard,
      own.map(({ row }) => row),
    );
    for (let number = 0; number * PAGE < own.length; number += 1) {
      const page = own.slice(number * PAGE, (number + 1) * PAGE);
      await days.writeMetricPage({
        ...{ day, shard, number },
        accounts: page.map(({ row, index }) => aMeasuredDay(row, index, day)),
      });
    }
  }
  await days.writeDayDetail(detailDay(day, rows));
  await days.writeDaySummary({
    ...summariseDay(day, rows),
    failedSources: [],
    sources: [],
    workflowsVersion: 'v1',
    shards: SHARDS,
  });
}
