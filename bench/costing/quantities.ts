import { dailyRunFunctions } from '../../lib/domain/daily-run.ts';
import { type FunctionName, functionSettings } from '../../lib/infra/function-settings.ts';
import { assumptions } from './assumptions.ts';
import type { Counted } from './count-operations.ts';
import { emptyTally, type Tally } from './metered-functions.ts';
import type { Priced } from './prices.ts';
import { standing } from './standing.ts';

/** So much of something in a month: for each account, and whatever the number of accounts. */
export type Quantity = { of: Priced; perAccount: number; always: number; counted: boolean };

const GB = 1e9;
const MIB_IN_GB = 1024;
const MIB_OF_ONE_CPU = 1769;
const LOOKS_AN_HOUR = 4;

type Monthly = { perAccount: Tally; always: Tally; gbSeconds: { perAccount: number; always: number } };

/** A month of what was counted, for one account and for none. */
export function quantitiesOf(counted: Counted): Quantity[] {
  const { daysAMonth, requestsPerManager, accountsPerManager, coldStartsADay } = assumptions;
  const months = (perDay: number) => perDay * daysAMonth;
  const perAccountMonth = months(1) / counted.accounts / counted.days;
  const requests = requestsPerManager / accountsPerManager;
  const looks = months(24 * LOOKS_AN_HOUR);
  const work = monthly(counted, { requests, looks, perAccountMonth });
  const coldStarts = months(coldStartsADay + counted.shards * 2 + dailyRunFunctions.length);
  const { transitions, stored, mails, webhooks, exports } = counted;
  const storedGb = (stored.perAccount + stored.perAccountDay * assumptions.tableAgeInDays) / GB;
  const logs = (tally: Tally) => (tally.logBytes + tally.invocations * assumptions.platformLogBytes) / GB;
  const logGb = {
    perAccount: logs(work.perAccount) + (requests * assumptions.accessLogBytes) / GB,
    always: logs(work.always),
  };
  const keptMonths = assumptions.logRetentionDays / daysAMonth;
  const { alarmMetrics, metrics, dashboards, keys, secrets } = standing();
  return [
    operation('table reads', work.perAccount.readUnits, work.always.readUnits),
    operation('table writes', work.perAccount.writeUnits, work.always.writeUnits),
    operation('table storage', storedGb),
    operation('table recovery', storedGb),
    operation(
      'compute',
      work.gbSeconds.perAccount,
      work.gbSeconds.always + coldStarts * assumptions.gbSecondsPerColdStart,
    ),
    operation('invocations', work.perAccount.invocations, work.always.invocations),
    operation('transitions', transitions.ofPlaybooks * perAccountMonth, months(transitions.perDailyRun)),
    operation('mails', mails * perAccountMonth),
    operation('requests', requests),
    operation('schedules', 0, looks + months(1) + 1),
    operation('log intake', logGb.perAccount, logGb.always),
    operation('log storage', logGb.perAccount * keptMonths, logGb.always * keptMonths),
    operation('traces', work.perAccount.invocations, work.always.invocations),
    operation('object writes', 0, months(exports.files)),
    operation('object reads', 0, months(exports.files)),
    operation('object storage', (counted.exports.bytes / counted.accounts) * (assumptions.exportVersions / GB)),
    operation('secret calls', webhooks * perAccountMonth),
    operation('users', 1 / accountsPerManager),
    stands('alarms', alarmMetrics),
    stands('metrics', metrics),
    stands('dashboards', dashboards),
    stands('keys', keys),
    stands('secrets', secrets),
  ];
}

const operation = (of: Priced, perAccount: number, always = 0): Quantity => ({ of, perAccount, always, counted: true });
const stands = (of: Priced, always: number): Quantity => ({ of, perAccount: 0, always, counted: false });

type Rates = { requests: number; looks: number; perAccountMonth: number };

/** What grows with the accounts apart from what is there for none: invocations of the daily run, and looks at nothing. */
function monthly({ functions, idle, request, training, accounts, days }: Counted, rates: Rates): Monthly {
  const { requests, looks, perAccountMonth } = rates;
  const month = { perAccount: emptyTally(), always: emptyTally(), gbSeconds: { perAccount: 0, always: 0 } };
  const add = (name: string, to: 'perAccount' | 'always', tally: Tally, times: number) => {
    for (const key of Object.keys(tally) as (keyof Tally)[]) month[to][key] += tally[key] * times;
    month.gbSeconds[to] += gbSecondsOf(name as FunctionName, tally) * times;
  };
  for (const [name, tally] of functions) {
    const fixed = (dailyRunFunctions as readonly string[]).includes(name) ? tally.invocations : 0;
    const looked = name === 'release-messages' ? scaled(idle, tally.invocations) : emptyTally();
    add(name, 'perAccount', less({ ...tally, invocations: tally.invocations - fixed }, looked), perAccountMonth);
    add(name, 'always', { ...emptyTally(), invocations: fixed }, assumptions.daysAMonth / days);
  }
  add('release-messages', 'always', { ...idle, invocations: 1 }, looks);
  add('start-daily-run', 'always', { ...emptyTally(), invocations: 1 }, assumptions.daysAMonth);
  add('train-risk', 'perAccount', { ...training, invocations: 0 }, 1 / accounts);
  add('train-risk', 'always', { ...emptyTally(), invocations: 1 }, 1);
  add('api', 'perAccount', { ...request, invocations: 1 }, requests);
  return month;
}

const scaled = (tally: Tally, by: number) => over(tally, emptyTally(), (one) => one * by);
const less = (tally: Tally, other: Tally) => over(tally, other, (one, two) => Math.max(0, one - two));

function over(tally: Tally, other: Tally, of: (one: number, two: number) => number): Tally {
  const keys = Object.keys(tally) as (keyof Tally)[];
  return Object.fromEntries(keys.map((key) => [key, of(tally[key], other[key])])) as Tally;
}

/** A function with less than a CPU takes longer by as much: its CPU time costs what a whole CPU would. */
function gbSecondsOf(name: FunctionName, { cpuSeconds, tableCalls }: Tally): number {
  const { memoryInMiB } = functionSettings[name];
  const seconds = cpuSeconds * Math.max(1, MIB_OF_ONE_CPU / memoryInMiB) + tableCalls * assumptions.secondsPerCall;
  return (seconds * memoryInMiB) / MIB_IN_GB;
}
