import type { PeerDimension } from './peer-table.ts';

/** The key of the group an account falls into under a way of grouping; undefined when an attribute of it is unknown. */
export function groupKey(
  dimensions: readonly PeerDimension[],
  attributes: Partial<Record<PeerDimension, string>>,
): string | undefined {
  const parts: string[] = [];
  for (const dimension of dimensions) {
    const value = attributes[dimension];
    if (value === undefined) return undefined;
    parts.push(`${dimension}=${value}`);
  }
  return parts.join('|');
}

/** The keys of all groups that such an account falls into, narrowest first. */
export function groupKeys(
  widen: readonly (readonly PeerDimension[])[],
  attributes: Partial<Record<PeerDimension, string>>,
): string[] {
  return widen.map((dimensions) => groupKey(dimensions, attributes)).filter((key) => key !== undefined);
}
