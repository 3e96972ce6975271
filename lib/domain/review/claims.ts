import type { AccountRecord } from '../records/record.ts';
import type { Claim } from './pre-read.ts';
import { useEvidence } from './product-panel.ts';
import { evidenceOf, type ReviewFacts, runningLines } from './review-facts.ts';

/** A rule about contradictions: it is one when at least two claims are found. */
export type ContradictionRule = {
  contradiction: string;
  label: string;
  words: string;
  claims(facts: ReviewFacts): Claim[];
};

/** What each source has on file in its description of the account, where it says anything. */
export function partialClaims(
  facts: ReviewFacts,
  read: (account: AccountRecord) => string | number | undefined,
): Claim[] {
  return facts.dossier.profile.accounts.flatMap((account) => {
    const value = read(account);
    if (value === undefined) return [];
    const { source } = account;
    return [{ source, role: facts.roleOf(source), value: String(value), evidence: [evidenceOf(account)] }];
  });
}

/** The claims when they do not all say the same, capitals and spaces aside; a source does not contradict itself unless its records may. */
export function hasDiffering(claims: Claim[], { acrossRecords = false } = {}): Claim[] {
  const said = new Set(claims.map(({ value }) => value.trim().toLowerCase().replaceAll(/\s+/g, ' ')));
  const sources = new Set(claims.map(({ source }) => source));
  return said.size > 1 && (acrossRecords || sources.size > 1) ? claims : [];
}

/** What one record claims. */
export function claim(
  facts: ReviewFacts,
  record: { source: string; kind: string },
  value: string,
  day?: string,
): Claim {
  const { source } = record;
  return { source, role: facts.roleOf(source), value, day, evidence: [evidenceOf(record, { day, says: value })] };
}

/** What the product saw of use. */
export function useClaim(facts: ReviewFacts, last: string | undefined): Claim {
  const told = facts.standings.find(({ source }) => facts.roleOf(source) === 'product');
  const source = facts.use[0]?.source ?? told?.source ?? '';
  const value = last === undefined ? 'never used' : `last used on ${last}`;
  return { source, role: 'product', value, day: last ?? told?.newestDay, evidence: useEvidence(facts) };
}

/** What running lines state, by source: seats added up, otherwise the newest line's. */
export function lineClaims(facts: ReviewFacts, field: 'seats' | 'plan' | 'currency'): Claim[] {
  const lines = runningLines(facts).filter((line) => line[field] !== undefined);
  return [...Map.groupBy(lines, ({ source }) => source)].map(([, of]) => {
    const newest = of.toSorted((a, b) => (a.startDay < b.startDay ? 1 : -1))[0] as (typeof of)[number];
    const seats = of.reduce((sum, line) => sum + (line.seats ?? 0), 0);
    return claim(facts, newest, String(field === 'seats' ? seats : newest[field]), newest.startDay);
  });
}
