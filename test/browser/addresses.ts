import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalPorts } from '../../lib/local/ports.ts';
import { loadCurrentWorkflows } from '../../lib/usecases/load-workflows.ts';
import { root } from './cache-folder.ts';

/** The patterns of the console's route table, such as `/accounts/$accountId`. */
export const patterns = [
  ...readFileSync(join(root, 'console/src/routes.tsx'), 'utf8').matchAll(/\bpage\(\s*'([^']+)'/g),
].map(([, pattern]) => pattern as string);

/** One of everything in the sample company that an address may name. */
export async function sampleIds(ports: LocalPorts): Promise<Record<string, string>> {
  const [[run], [delivery], rows, workflows] = await Promise.all([
    ports.runs.newest(1),
    ports.deliveries.newest(1),
    ports.days.portfolio((await ports.days.latestDaySummary())?.day ?? ''),
    loadCurrentWorkflows(ports),
  ]);
  const riskiest = rows.filter(({ cancelledDay }) => !cancelledDay).sort((a, b) => (a.score ?? 99) - (b.score ?? 99));
  return {
    accountId: riskiest[0]?.accountId ?? '',
    runId: run?.runId ?? '',
    deliveryId: delivery?.deliveryId ?? '',
    ruleId: workflows.rules[0]?.id ?? '',
    playbookId: [...workflows.playbooks.keys()][0] ?? '',
    month: '2026-10',
  };
}

/** An address that the pattern leads to. Throws when it names something that there is no sample of. */
export function addressOf(pattern: string, ids: Record<string, string>): string {
  return pattern.replace(/\$(\w+)/g, (_, name: string) => {
    if (!ids[name])
      throw new Error(`Expected the sample company to have a ${name} for ${pattern}; say which in sampleIds.`);
    return encodeURIComponent(ids[name]);
  });
}
