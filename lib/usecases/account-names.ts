import { effectiveAccount } from '../domain/records/dossier.ts';
import type { RecordStore } from '../ports/records.ts';

/** The lines of a page of a list, each with the name of its account where it is known. */
export async function withAccountNames<T extends { accountId?: string }>(
  lines: readonly T[],
  { records }: { records: RecordStore },
): Promise<(T & { accountName?: string })[]> {
  const profiles = await records.profiles([...new Set(lines.flatMap(({ accountId }) => accountId ?? []))]);
  return lines.map((line) => {
    const profile = line.accountId === undefined ? undefined : profiles.get(line.accountId);
    const accountName = profile && effectiveAccount(profile).name;
    return accountName === undefined ? line : { ...line, accountName };
  });
}
