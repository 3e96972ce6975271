import type { ApiPorts } from '../../../functions/api/api-ports.ts';
import { aRow, aSummary } from '../../factories/portfolio.ts';

const day = '2026-03-01';

/** Puts one of everything into the stores and gives the ids that then exist. */
export async function fillStores(ports: ApiPorts): Promise<string[]> {
  await ports.days.writePortfolio(day, 0, [aRow('A'), aRow('B', { band: 'red', score: 10 })]);
  await ports.days.writeDaySummary(aSummary(day, { accounts: 2 }));
  return ['A', 'B'];
}
