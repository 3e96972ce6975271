import type { Day } from '../domain/day.ts';
import type { DayStore } from '../ports/judging.ts';

export type ServiceHealth = { status: 'ok'; latestDay?: Day };

/** That the table answers, and the latest day judged. Throws what the table throws when it does not. */
export async function checkHealth(_: object, ports: { days: DayStore }): Promise<ServiceHealth> {
  return { status: 'ok', latestDay: (await ports.days.latestDaySummary())?.day };
}
