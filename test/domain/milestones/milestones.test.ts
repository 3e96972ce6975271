import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lib/domain/day.ts';
import {
  evaluateMilestones,
  milestoneStandings,
  overdueMilestones,
  timeToValueInDays,
} from '../../../lib/domain/milestones/evaluate-milestones.ts';
import { measureDays } from '../../../lib/domain/milestones/measure-days.ts';
import type { Milestone } from '../../../lib/domain/milestones/milestone.ts';
import { parseMilestones } from '../../../lib/domain/milestones/parse-milestones.ts';
import { withMilestoneMetrics } from '../../../lib/domain/milestones/with-milestone-metrics.ts';
import {
  anAccount,
  anAccountDay,
  counted,
  documentOf,
  dossierOf,
  freshnessOf,
  shippedCatalogue,
} from '../../factories/dossiers.ts';

const catalogue = shippedCatalogue();
const milestones = parseMilestones(
  documentOf(
    'milestones.yaml',
    `milestones:
  - { id: first, label: A dashboard, when: dashboards >= 1, due-days: 10 }
  - { id: second, label: Three dashboards, when: 'dashboards >= 3 && reached("first")', due-days: 30 }
  - { id: extra, label: A gauge, when: gauges >= 1, required: false, due-days: 5 }
`,
  ),
  catalogue,
).value as Milestone[];

const days = (dashboards: (number | undefined)[]) =>
  dashboards.map((count, index) =>
    anAccountDay({
      day: addDays('2026-01-01', index),
      attributes: { signupDay: '2025-12-25' },
      metrics: count === undefined ? {} : { dashboards: count },
    }),
  );

describe('milestones', () => {
  it('are reached on the first day their condition holds, and stay reached', () => {
    const judged = evaluateMilestones(days([0, 1, 3, 0]), milestones);
    expect(judged.map((one) => one.milestones)).toEqual([
      {},
      { first: '2026-01-02' },
      { first: '2026-01-02', second: '2026-01-03' },
      { first: '2026-01-02', second: '2026-01-03' },
    ]);
  });

  it('are told as numbers: how many, how late, and how long it took', () => {
    const judged = evaluateMilestones(days([0, 1, 1, 3, 3]), milestones);
    const told = judged.map((day) => withMilestoneMetrics(day, milestones).metrics);
    expect(told[0]).toMatchObject({ milestones_reached: 0, milestones_overdue: 0, milestone_overdue_days: 0 });
    expect(told[1]).toMatchObject({ milestones_reached: 1, time_to_first_value: 8 });
    expect(told[1]?.time_to_go_live).toBeUndefined();
    expect(judged[1]?.missing.time_to_go_live).toBe('no-record');
    expect(told[4]).toMatchObject({ milestones_reached: 2, time_to_first_value: 8, time_to_go_live: 10 });
  });

  it('are overdue by the days of the one that is latest, required ones only, and not while nobody can tell', () => {
    const late = (dashboards?: number) => {
      const [day] = evaluateMilestones(days([dashboards]), milestones);
      const signedUp = { ...day!, attributes: { signupDay: addDays(day!.day, -33) } };
      return withMilestoneMetrics(signedUp, milestones).metrics;
    };
    expect(late(0)).toMatchObject({ milestones_overdue: 2, milestone_overdue_days: 23 });
    expect(late(1)).toMatchObject({ milestones_overdue: 1, milestone_overdue_days: 3 });
    // Of the first nobody can tell; the second lacks the first, whatever there is.
    expect(late()).toMatchObject({ milestones_overdue: 1, milestone_overdue_days: 3 });
  });

  it('make an account implemented when all required ones are reached', () => {
    const judged = evaluateMilestones(days([1, 3, 3]), milestones);
    expect(judged.map((one) => one.implementedDay)).toEqual([undefined, '2026-01-02', '2026-01-02']);
    expect(timeToValueInDays(judged[2]!)).toBe(8);
    expect(timeToValueInDays(judged[0]!)).toBeUndefined();
  });

  it('go on from what was reached before, and forget one that is no longer defined', () => {
    const [judged] = evaluateMilestones(days([0]), milestones, { first: '2025-12-30', gone: '2025-12-26' });
    expect(judged?.milestones).toEqual({ first: '2025-12-30' });
  });

  it('are not reached on a day on which nobody can tell', () => {
    expect(evaluateMilestones(days([undefined, 1]), milestones)[1]?.milestones).toEqual({ first: '2026-01-02' });
  });

  it('are overdue from the day after the one they are due', () => {
    const judged = evaluateMilestones(days(Array(31).fill(1)), milestones);
    const overdue = (index: number) =>
      overdueMilestones(judged[index]!, milestones).map(({ id, overdueDays }) => [id, overdueDays]);
    expect(overdue(23)).toEqual([]);
    expect(overdue(30)).toEqual([['second', 7]]);
    const [first] = milestoneStandings(judged[30]!, milestones);
    expect(first).toMatchObject({ id: 'first', reachedDay: '2026-01-01', dueDay: '2026-01-04', overdueDays: 0 });
  });

  it('are not called overdue where nothing is known of what they need', () => {
    const [day] = days([undefined]);
    const late = { ...day!, day: '2026-12-01' };
    expect(milestoneStandings(late, milestones)[0]).toMatchObject({ unknown: true, overdueDays: 0 });
    expect(overdueMilestones(late, milestones.slice(0, 1))).toEqual([]);
  });
});

describe('measuring days with their milestones', () => {
  const records = [
    anAccount('2025-02-01'),
    counted('2025-02-10', 'dashboard', 3),
    counted('2025-12-20', 'dashboard', 1),
  ];
  const dossier = dossierOf(records);
  const span = { from: '2026-01-01', until: '2026-01-03', freshness: freshnessOf(records) };

  it('finds in the whole history what was reached long before', () => {
    const found = measureDays(dossier, { catalogue, milestones }, span);
    expect(found).toHaveLength(3);
    expect(found[0]).toMatchObject({
      milestones: { first: '2025-02-10', second: '2025-02-10' },
      implementedDay: '2025-02-10',
    });
  });

  it('gives the same from the day before as from the whole history', () => {
    const whole = measureDays(dossier, { catalogue, milestones }, { ...span, from: '2025-06-01' });
    const reached = whole.find(({ day }) => day === '2025-12-31')?.milestones;
    const continued = measureDays(dossier, { catalogue, milestones }, { ...span, reached });
    expect(continued).toEqual(whole.slice(-3));
  });
});
