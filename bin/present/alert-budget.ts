import type { AlertBudgetCheck } from '../../lib/usecases/check-alert-budget.ts';
import { table, wrapped } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted, heading, number } from './words.ts';

/** Whom the live rules of a folder would have kept busy, or why there is no history to tell from. */
export type BudgetAnswer = { told: true; check: AlertBudgetCheck } | { told: false; because: string };

/** Whom the live rules would have kept busy in the last weeks, and what of it is more than the budget allows. */
export function presentBudget(answer: BudgetAnswer, terminal: Terminal): string {
  if (!answer.told) {
    return wrapped(`Whether the rules keep the alert budget cannot be told: ${answer.because}.`, terminal);
  }
  const { from, to, rules, together, warnings, firingsPerCsmPerWeek } = answer.check;
  const budget =
    firingsPerCsmPerWeek === undefined ? 'no alert-budget in settings.yaml' : `budget ${number(firingsPerCsmPerWeek)}`;
  const title = `Firings of live rules per CSM and week, ${from} to ${to} (${counted(together.csms, 'CSM')}, ${budget})`;
  const rows = [...rules, { ruleId: 'all live rules', owner: undefined, workload: together }];
  const drawn = table(
    rows,
    [
      { title: 'Rule', cell: ({ ruleId }) => ruleId },
      { title: 'Owner', cell: ({ owner }) => owner ?? '–' },
      { title: 'Mean', align: 'right', cell: ({ workload }) => number(workload.mean) },
      { title: 'Busiest week', align: 'right', cell: ({ workload }) => number(workload.busiest?.firings) },
      { title: 'Weeks over', align: 'right', cell: ({ workload }) => number(workload.budget?.weeksOver) },
    ],
    terminal,
  );
  const lines = warnings.map((warning) => `${terminal.paint('yellow', '! Alert budget:')} ${warning}.`);
  return [heading(title, terminal), drawn, ...lines].join('\n');
}
