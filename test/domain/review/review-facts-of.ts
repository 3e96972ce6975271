import { daysBetween } from '../../../lib/domain/day.ts';
import { sourcesOfAccount } from '../../../lib/domain/freshness/sources-of-account.ts';
import type { AccountDay } from '../../../lib/domain/metrics/account-day.ts';
import type { MonthOfRecords, Profile, UsageMonth } from '../../../lib/domain/records/dossier.ts';
import type { AccountRecord } from '../../../lib/domain/records/record.ts';
import { type ReviewFacts, useOf } from '../../../lib/domain/review/review-facts.ts';
import { rolesOfSources } from '../../../lib/domain/review/role-of-source.ts';
import { aMonth, aProfile } from '../../factories/records.ts';

export const DAY = '2026-02-20';
export const SIGNUP = '2026-01-05';

const spans = {
  crm: { streams: ['account', 'contact', 'subscription', 'invoice', 'sentiment'] },
  desk: { streams: ['case'] },
  mails: { streams: ['account', 'survey:nps', 'interaction'] },
  tool: {
    streams: ['account', 'usage:login', 'customisation:dashboard', 'data-volume:rows', 'evidence:data-connected'],
  },
};
export type Source = keyof typeof spans;

/** What one source has on file. */
export const onFile = (source: Source, over: Partial<AccountRecord> = {}): AccountRecord => ({
  ...{ kind: 'account', accountId: 'acme', source },
  ...over,
});
export const ofSource = <T extends object>(source: Source, kind: string, over: T) => ({
  ...{ kind, accountId: 'acme', source },
  ...over,
});

type Given = {
  profile?: Partial<Profile>;
  month?: Partial<MonthOfRecords>;
  used?: string;
  judged?: Partial<AccountDay>;
};

/** The facts of an account of which four sources tell; by default it was used yesterday and nothing is wrong. */
export function factsOf({ profile, month, used = '2026-02-19', judged }: Given = {}): ReviewFacts {
  const usage: UsageMonth = used
    ? { tool: { login: { [String(Number(used.slice(8)))]: [5, 3, null] as [number, number, null] } } }
    : {};
  const accounts = [onFile('crm', { signupDay: SIGNUP }), onFile('mails'), onFile('tool')];
  const months = [
    ...(used && used.slice(0, 7) !== '2026-02' ? [aMonth('acme', used.slice(0, 7), { usage })] : []),
    aMonth('acme', '2026-02', { ...(used.slice(0, 7) === '2026-02' && { usage }), ...month }),
  ];
  const dossier = { profile: aProfile('acme', { accounts, ...profile }), months };
  const sources = ['crm', 'desk', 'mails', 'tool'];
  return {
    ...{ accountId: 'acme', day: DAY, signupDay: SIGNUP, daysIn: daysBetween(SIGNUP, DAY), dossier, milestones: [] },
    judged: {
      ...{ accountId: 'acme', day: DAY, attributes: { signupDay: SIGNUP }, metrics: {}, missing: {} },
      ...{ milestones: {}, provenance: {} },
      ...judged,
    },
    standings: sources.map((source) => ({ source, state: 'fresh' as const, newestDay: DAY })),
    roleOf: rolesOfSources(spans),
    knowing: sourcesOfAccount(dossier),
    use: useOf(dossier, DAY),
    delivers: (kind) =>
      Object.values(spans).some(({ streams }) => streams.some((one) => one === kind || one.startsWith(`${kind}:`))),
    declares: (source) => spans[source as Source]?.streams.includes('account') ?? false,
  };
}
