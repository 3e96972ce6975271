import { addDays } from '../../lib/domain/day.ts';
import { noteRecord, type SourceFreshness } from '../../lib/domain/metrics/source-freshness.ts';
import { applyRecords } from '../../lib/domain/records/apply-records.ts';
import type { CanonicalRecord } from '../../lib/domain/records/record.ts';
import { checkWorkflows } from '../../lib/usecases/check-workflows.ts';
import { memoryImportStore, memoryRecordStore } from './importing.ts';
import { reading, someFiles } from './workflows.ts';

/** Every fourth account leaves after half a year, and uses less and less in its last two months. */
export function historyOf(accountId: string, index: number, signupDay = '2025-01-01', days = 300): CanonicalRecord[] {
  const own = { accountId, source: 'tool' };
  const leaves = index % 4 === 3 ? 180 + (index % 20) : undefined;
  const records: CanonicalRecord[] = [
    {
      kind: 'account',
      ...own,
      signupDay: addDays(signupDay, index % 10),
      employees: 10 + index,
      ownerId: `csm-${index % 3}`,
    },
  ];
  for (let day = index % 10; day < days; day += 1) {
    const on = addDays(signupDay, day);
    const fades = leaves !== undefined && day > leaves - 60;
    const count = fades ? Math.max(0, (leaves - day) >> 3) : 5 + ((day * (index + 3)) % 4);
    if (count > 0 && (leaves === undefined || day < leaves))
      records.push({ kind: 'usage', ...own, day: on, event: 'login', count });
    if (day % 15 === 0)
      records.push({ kind: 'customisation', ...own, day: on, item: 'dashboard', count: Math.floor(day / 15) });
  }
  if (leaves !== undefined)
    records.push({
      kind: 'cancellation',
      ...own,
      cancellationId: accountId,
      day: addDays(signupDay, leaves),
      reason: 'unknown',
    });
  return records;
}

/** Stores in memory that hold these histories, and what a replay needs besides. */
export async function replayWorld(histories: CanonicalRecord[][], today = '2026-06-30') {
  const records = memoryRecordStore().store;
  const imports = memoryImportStore();
  const freshness: SourceFreshness = {};
  for (const history of histories) {
    const accountId = (history[0] as CanonicalRecord).accountId;
    for (const record of history) noteRecord(freshness, record);
    const { profile, months } = applyRecords({ accountId, months: [] }, history, today);
    await records.write({ profiles: [profile], months, newAccountIds: [accountId] });
  }
  for (const [source, span] of Object.entries(freshness)) {
    const known = { folder: '', mapping: { file: '', text: '' }, registeredAt: '', freshness: {}, files: [] };
    await imports.writeSource({ ...known, source, span });
  }
  return { records, imports, freshness, progress: { report: () => undefined } };
}

/** The small workflows, with some of their files replaced. */
export function publishedWith(files: Record<string, string> = {}) {
  const { value, faults } = checkWorkflows({ ...someFiles, ...files }, reading);
  if (!value) throw new Error(faults.map(({ message }) => message).join('; '));
  return value;
}
