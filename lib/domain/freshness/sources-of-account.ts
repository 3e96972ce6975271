import type { Dossier } from '../records/dossier.ts';

/** The sources that tell of an account, in its profile or in the months that were read. */
export function sourcesOfAccount({ profile, months }: Dossier): Set<string> {
  const sources = new Set<string>();
  for (const records of [profile, ...months]) {
    for (const list of Object.values(records)) {
      if (Array.isArray(list)) addSources(sources, list);
    }
  }
  for (const { usage } of months) for (const source of Object.keys(usage)) sources.add(source);
  return sources;
}

function addSources(sources: Set<string>, list: readonly unknown[]): void {
  for (const record of list) {
    if (typeof record === 'object' && record !== null && 'source' in record) sources.add(String(record.source));
  }
}
