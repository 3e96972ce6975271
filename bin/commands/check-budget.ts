import { existsSync } from 'node:fs';
import type { Workflows } from '../../lib/domain/workflows/workflows.ts';
import { NoHistory } from '../../lib/usecases/errors.ts';
import type { BudgetAnswer } from '../present/alert-budget.ts';
import { showProgress } from '../present/progress-bar.ts';
import type { Terminal } from '../present/terminal.ts';
import type { CommonOptions } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

/** Asks the history in the state folder. Without a state folder nothing is opened. */
export async function askBudget(
  workflows: Workflows,
  { dir }: Pick<CommonOptions, 'dir'>,
  terminal: Terminal,
): Promise<BudgetAnswer> {
  if (!existsSync(dir)) return { told: false, because: `there is no state folder ${dir}` };
  const { checkAlertBudget } = await import('../../lib/usecases/check-alert-budget.ts');
  const progress = showProgress(terminal);
  try {
    const check = await withHoldfast({ dir }, ({ ports }) => checkAlertBudget({ workflows }, { ...ports, progress }));
    return { told: true, check };
  } catch (error) {
    if (error instanceof NoHistory) return { told: false, because: `nothing has been imported into ${dir}` };
    throw error;
  } finally {
    progress.stop();
  }
}
