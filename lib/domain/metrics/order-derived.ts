import type { Formula } from '../expressions/expression.ts';

/** The derived metrics in an order in which each comes after those it is computed from, or the cycle that forbids one. */
export function orderDerived(formulas: ReadonlyMap<string, Formula>): { order: string[]; cycle?: string[] } {
  const order: string[] = [];
  const placed = new Set<string>();
  const visit = (id: string, above: string[]): string[] | undefined => {
    if (placed.has(id)) return undefined;
    if (above.includes(id)) return [...above.slice(above.indexOf(id)), id];
    for (const needed of formulas.get(id)?.metrics ?? []) {
      const cycle = formulas.has(needed) ? visit(needed, [...above, id]) : undefined;
      if (cycle) return cycle;
    }
    placed.add(id);
    order.push(id);
    return undefined;
  };
  for (const id of formulas.keys()) {
    const cycle = visit(id, []);
    if (cycle) return { order: [], cycle };
  }
  return { order };
}
