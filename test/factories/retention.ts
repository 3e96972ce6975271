import type { CancellationCase } from '../../lib/domain/retention/cancellation-case.ts';
import type { BandRenewals } from '../../lib/domain/retention/renewal-forecast.ts';
import type { RetainedAccount } from '../../lib/domain/retention/retained-account.ts';
import type { RetainedLine } from '../../lib/domain/retention/retained-line.ts';
import type { RetentionStore } from '../../lib/ports/reports.ts';

/** A store of retention in memory, with a ledger of one day if it is given. */
export function memoryRetentionStore(given?: { day: string; ledger: RetainedAccount[] }): RetentionStore {
  const ledgers = new Map<string, RetainedAccount[]>(given ? [[given.day, given.ledger]] : []);
  const cases = new Map<string, CancellationCase>();
  const renewals = new Map<string, BandRenewals>();
  return {
    writeLedger: async (day, _, accounts) => void ledgers.set(day, [...(ledgers.get(day) ?? []), ...accounts]),
    ledger: async (day) => ledgers.get(day) ?? [],
    writeCases: async (some) => {
      for (const one of some) cases.set(`${one.day} ${one.accountId}`, one);
    },
    cases: async (from, until) => [...cases.values()].filter(({ day }) => day >= from && day <= until),
    writeBandRenewals: async (month) => void renewals.set(month.month, month),
    bandRenewals: async (from, until) => [...renewals.values()].filter(({ month }) => month >= from && month <= until),
  };
}

/** A line of the ledger, as the portfolio completes it: a customer since January who pays 100 a month, unless told otherwise. */
export function aRetainedLine(accountId: string, part: Partial<RetainedLine> = {}): RetainedLine {
  return {
    accountId,
    name: `${accountId} Ltd`,
    currency: 'USD',
    signupDay: '2026-01-10',
    began: { day: '2026-01-24', mrr: 100, plan: 'Team' },
    months: { '2026-01': 100, '2026-02': 100, '2026-03': 100 },
    renewals: [],
    losses: [],
    band: 'green',
    historyRevision: 1,
    ...part,
  };
}
