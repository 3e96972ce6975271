import { probabilityInWords } from '../../lib/domain/risk/probability-in-words.ts';
import type { RiskReason } from '../../lib/domain/risk/risk.ts';
import type { RiskExplanation } from '../../lib/usecases/explain-risk.ts';
import { table, wrapped } from './table.ts';
import type { Terminal } from './terminal.ts';

/** The churn risk of an account: how probable, within how long, and why; or why nothing is claimed. */
export function accountRisk(risk: RiskExplanation, terminal: Terminal): string {
  const { probability, horizonDays, average, reasons = [], insufficient } = risk;
  if (probability === undefined) return wrapped(`insufficient signal: ${insufficient?.because ?? ''}`, terminal);
  const claim = terminal.paint('bold', `${probabilityInWords(probability)} within ${horizonDays} days`);
  const beside = average === undefined ? '' : `; of the average account ${probabilityInWords(average)}`;
  const because = reasons.length > 0 ? `, because\n${reasonTable(reasons, terminal)}` : '';
  return `  ${claim}${terminal.paint('dim', beside)}${because}`;
}

function reasonTable(reasons: readonly RiskReason[], terminal: Terminal): string {
  return table(
    reasons,
    [
      { title: 'Odds', align: 'right', cell: (reason) => oddsOf(reason, terminal) },
      { title: 'Why', grow: 1, cell: ({ words }) => words },
    ],
    terminal,
  );
}

/** `× 3.2`: how many times as likely this makes it, against the average account. */
function oddsOf({ contribution }: RiskReason, terminal: Terminal): string {
  const odds = Math.exp(contribution);
  return terminal.paint(odds > 1 ? 'red' : 'green', `× ${odds.toFixed(odds < 0.1 ? 2 : 1)}`);
}
