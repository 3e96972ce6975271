import type { Day, Month } from '../../domain/day.ts';
import { type RetentionDefinition, retentionDefinitions } from '../../domain/retention/definitions.ts';
import { retentionByMonth } from '../../domain/retention/retention-by-month.ts';
import { type UnitEconomics, unitEconomics } from '../../domain/retention/unit-economics.ts';
import type { SpendStore } from '../../ports/records.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from '../load-workflows.ts';
import { type MonthsQuestion, monthsOf } from './period-of.ts';
import { type RetainedPorts, readRetained } from './read-retained.ts';

/** What a customer costs to win and is worth, over the months asked for. */
export type EconomicsReport = UnitEconomics & {
  day: Day;
  period: { from: Month; until: Month };
  definitions: RetentionDefinition[];
};

/** Reports the unit economics. Throws NoLedger, PeriodRefused, NothingPublished. */
export async function reportEconomics(
  question: MonthsQuestion,
  ports: RetainedPorts & WorkflowPorts & { spending: SpendStore },
): Promise<EconomicsReport> {
  const [{ day, lines }, { settings }, spending] = await Promise.all([
    readRetained(ports),
    loadCurrentWorkflows(ports),
    ports.spending.all(),
  ]);
  const months = monthsOf(question, day);
  const retention = retentionByMonth(lines, months, day);
  return {
    day,
    period: { from: months[0] as Month, until: months.at(-1) as Month },
    ...unitEconomics(lines, { day, months, retention, stated: settings.economics ?? {}, spending }),
    definitions: [...retentionDefinitions.economics],
  };
}
