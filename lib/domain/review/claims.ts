import type { AccountRecord } from '../records/record.ts';
import type { Claim } from './pre-read.ts';
import { evidenceOf, type ReviewFacts } from './review-facts.ts';

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
