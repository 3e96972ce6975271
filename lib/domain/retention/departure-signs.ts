import { addDays, type Day } from '../day.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { FamilyDefinition } from '../metrics/family-definition.ts';
import { measureAccount } from '../metrics/measure-account.ts';
import type { SourceFreshness } from '../metrics/source-freshness.ts';
import type { Dossier } from '../records/dossier.ts';

const cases = { group: 'support', direction: 'down', record: 'case', absent: 'zero', change: false } as const;

/** What is looked at for why a customer left, whatever the company's own catalogue measures. */
const families: FamilyDefinition[] = [
  // People, not actions: what runs by itself (reports on their schedules) goes on when nobody comes any more.
  {
    ...{ id: 'daily_people', label: 'People a day, on average', group: 'engagement', unit: 'people', direction: 'up' },
    ...{ record: 'usage', events: 'any', take: 'mean-users', windows: [28], absent: 'zero', change: false },
  },
  { ...cases, id: 'cases_opened', label: 'Cases opened', unit: 'cases', take: 'opened', windows: [90] },
  {
    ...{ ...cases, id: 'frustrating_share', label: 'Cases closed as future release or as designed', unit: '%' },
    ...{ take: 'resolution-share', resolutions: ['future-release', 'as-designed'], windows: [90], absent: 'missing' },
  },
  {
    ...{ ...cases, id: 'csat', label: 'Satisfied with support', unit: '%', direction: 'up' },
    ...{ take: 'satisfied-share', windows: [90], absent: 'missing' },
  },
  { ...cases, id: 'urgent_open', label: 'Urgent cases open', unit: 'cases', take: 'open', priorities: ['urgent'] },
  {
    ...{ ...cases, id: 'urgent_open_days', label: 'Days the oldest urgent case waits', unit: 'days' },
    ...{ take: 'oldest-open-days', priorities: ['urgent'], absent: 'missing' },
  },
];

const catalogue: Catalogue = {
  families,
  metrics: new Map(),
  derived: [],
  sizeBands: [],
  ageBands: [],
  peers: { minimum: 20, widen: [] },
};

/** How long before the last day use is compared with, in days. */
const comparedDaysBefore = [168, 84];

/** What was measured of an account on the last day before it was known to leave, and twelve and 24 weeks before, as far as it was a customer then. */
export type DepartureSigns = { last?: AccountDay; earlier: AccountDay[] };

/** Measures what tells why a customer left. The dossier holds its whole history. */
export function departureSigns(dossier: Dossier, lastDay: Day, freshness: SourceFreshness): DepartureSigns {
  const before = comparedDaysBefore.map((days) => addDays(lastDay, -days));
  const measured = measureAccount(dossier, catalogue, {
    ...{ from: before[0] as Day, until: lastDay, days: [...before, lastDay] },
    freshness,
  });
  return {
    last: measured.find(({ day }) => day === lastDay),
    earlier: measured.filter(({ day }) => day !== lastDay),
  };
}

/** A sign with its day and where it was read, as a person checks it; undefined where there is no value. */
export type SignLine = { what: string; value?: number; unit?: string; day: Day; source: string };

/** A value of a measured day as a line of evidence. */
export function signOf(day: AccountDay | undefined, metric: string): SignLine | undefined {
  const value = day?.metrics[metric];
  const family = families.find(
    ({ id }) => metric === id || (metric.startsWith(`${id}_`) && /^\d+d$/.test(metric.slice(id.length + 1))),
  );
  if (!day || value === undefined || !family) return undefined;
  const window = /_(\d+)d$/.exec(metric)?.[1];
  const source = day.provenance[family.id]?.sources.join(' + ') ?? 'records';
  return {
    what: window ? `${family.label} in ${window} days` : family.label,
    value,
    unit: family.unit,
    day: day.day,
    source,
  };
}
