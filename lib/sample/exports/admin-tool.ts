import type { Departure, SampleAccount } from '../account.ts';
import { type DayNumber, weekday } from '../calendar.ts';
import type { SampleCompany, Snapshot, UseOfDay } from '../company.ts';
import { signIns } from '../sign-ins.ts';
import { departureAsOf, lifecycleOf } from './as-of.ts';
import { csvFile, dayText, type SampleFile } from './file.ts';
import { planSetUp, seatsSetUp } from './on-file.ts';

/** The admin tool's own key of an account: it knows the customer number, but nothing else of it says it. */
export function tenantId({ number }: SampleAccount): string {
  return `tn_${(((number + 1) * 2_654_435_761) % 4_294_967_296).toString(36)}`;
}

/** The days after sign-up by which each step of the onboarding is due. */
const STEPS = { kickoff: 7, connected: 14, training: 30, goLive: 45 } as const;
const STEP_NAMES = {
  kickoff: 'kickoff_held',
  connected: 'data_connected',
  training: 'training_held',
  goLive: 'go_live_confirmed',
};

export const USAGE_PATH = 'admin-tool/usage_daily.csv.gz';
export const USAGE_HEADER = 'tenant_id,usage_date,event,events,distinct_users,user_id';

/** The lines of a use of a day: one, or where the tool keeps people apart one for each of them. What the product does by itself has no users. */
export function usageLines(plan: { seed: number; firstDay: DayNumber }, use: UseOfDay): string[] {
  const { account, day, event, count, users } = use;
  const tenant = tenantId(account);
  const line = `${tenant},${dayText(day)},${event}`;
  const people = signIns(plan, use);
  if (!people) return [`${line},${count},${users ?? ''},`];
  return people.map(({ user, times }) => `${line},${times},1,${tenant}.${user}`);
}

/** The company as the vendor's own admin tool dumps it, without the daily use. */
export function adminToolFiles(company: SampleCompany): SampleFile[] {
  const customers = company.accounts.filter(({ signup }) => signup <= company.until);
  return [
    tenantsFile(customers, company),
    onboardingFile(customers, company.until),
    customisationFile(company.snapshots),
    dataVolumeFile(company.snapshots, company.firstDay),
    licencesFile(company.snapshots, company.firstDay),
    cancellationsFile(customers, company.until),
  ];
}

function tenantsFile(customers: SampleAccount[], { until, lines }: SampleCompany): SampleFile {
  const lineOf = (account: SampleAccount) => lines.get(account)?.findLast(({ start }) => start <= until);
  return csvFile(
    'admin-tool/tenants.csv',
    customers,
    {
      tenant_id: tenantId,
      customer_no: ({ customerNumber }) => customerNumber,
      name: ({ name }) => name,
      created_at: (account) => account.signup * 86_400 + 43_200,
      lifecycle: (account) => lifecycleOf(account, until),
      region: ({ currency }) => (currency === 'USD' ? 'us-east' : 'eu-west'),
      timezone: ({ place }) => place.timeZone,
      plan: (account) => planSetUp(account, lineOf(account)),
      seat_limit: (account) => seatsSetUp(account, lineOf(account)),
    },
    'needed',
  );
}

function onboardingFile(customers: SampleAccount[], until: DayNumber): SampleFile {
  const names = Object.keys(STEPS) as (keyof typeof STEPS)[];
  const rows = customers.flatMap((account) => {
    const steps = names.map((step) => ({ account, step, after: account.onboarding[step] }));
    return steps.filter(({ after }) => after !== undefined && account.signup + after <= until);
  });
  return csvFile(
    'admin-tool/onboarding_steps.csv',
    rows,
    {
      tenant_id: ({ account }) => tenantId(account),
      step: ({ step }) => STEP_NAMES[step],
      due_on: ({ account, step }) => dayText(account.signup + STEPS[step]),
      done_on: ({ account, after = 0 }) => dayText(account.signup + after),
    },
    'needed',
  );
}

function customisationFile(snapshots: Snapshot[]): SampleFile {
  return csvFile(
    'admin-tool/customisation.csv',
    snapshots,
    {
      tenant_id: ({ account }) => tenantId(account),
      counted_on: ({ day }) => dayText(day),
      dashboards: ({ stock }) => stock.dashboard,
      reports: ({ stock }) => stock.report,
      gauges: ({ stock }) => stock.gauge,
      calculated_fields: ({ stock }) => stock.field,
      alerts: ({ stock }) => stock.alert,
      data_sources: ({ stock }) => stock.sources,
    },
    'needed',
  );
}

function dataVolumeFile(snapshots: Snapshot[], firstDay: DayNumber): SampleFile {
  return csvFile(
    'admin-tool/data_volume.csv',
    weekly(snapshots, firstDay),
    {
      tenant_id: ({ account }) => tenantId(account),
      measured_on: ({ day }) => dayText(day),
      rows_stored: ({ stock }) => stock.rows,
      bytes_stored: ({ account, stock }) => stock.rows * bytesPerRow(account),
    },
    'needed',
  );
}

/** Wider tables or narrower ones: what an account keeps in a row differs from the next one's. */
const bytesPerRow = ({ number }: SampleAccount) => 90 + ((number * 37) % 160);

function weekly(snapshots: Snapshot[], firstDay: DayNumber): Snapshot[] {
  return snapshots.filter(({ day }) => weekday(day) === 1 || day === firstDay);
}

/** The users that are billed: all that exist, whether they come or not. */
function licencesFile(snapshots: Snapshot[], firstDay: DayNumber): SampleFile {
  return csvFile(
    'admin-tool/licences.csv',
    weekly(snapshots, firstDay),
    {
      tenant_id: ({ account }) => tenantId(account),
      counted_on: ({ day }) => dayText(day),
      billable_users: ({ stock }) => stock.users,
    },
    'needed',
  );
}

function cancellationsFile(customers: SampleAccount[], until: DayNumber): SampleFile {
  const rows = customers.flatMap((account) => {
    const departure = departureAsOf(account, until);
    return departure ? [{ account, departure }] : [];
  });
  return csvFile(
    'admin-tool/cancellations.csv',
    rows.sort(byNotice),
    {
      tenant_id: ({ account }) => tenantId(account),
      requested_on: ({ departure }) => dayText(departure.notice),
      effective_on: ({ departure }) => dayText(departure.effective),
      reason_code: ({ departure }) => departure.reason,
      comment: ({ departure }) => departure.comment,
    },
    'needed',
  );
}

type Cancelled = { account: SampleAccount; departure: Departure };

function byNotice(a: Cancelled, b: Cancelled): number {
  return a.departure.notice - b.departure.notice || a.account.number - b.account.number;
}
