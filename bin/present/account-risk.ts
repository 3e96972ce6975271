import { probabilityInWords } from '../../lib/domain/risk/probability-in-words.ts';
import type { RiskReason } from '../../lib/domain/risk/risk.ts';
import type { RiskExplanation } from '../../lib/usecases/explain-risk.ts';
import { wrapped } from './table.ts';
import type { Terminal } from './terminal.ts';

/** The churn risk of an account in a sentence: how probable, within how long, and why; or why nothing is claimed. */
export function accountRisk(risk: RiskExplanation, terminal: Terminal): string {
  const { probability, horizonDays, insufficient } = risk;
  if (probability === undefined) return wrapped(`insufficient signal: ${insufficient?.because ?? ''}`, terminal);
  const claim = `${probabilityInWords(probability)} within ${horizonDays} days`;
  const sentence = wrapped([claim, ...reasonsOf(risk)].join('; '), { ...terminal, paint: (_, text) => text });
  // Painted after it was wrapped: colours take no room on a line.
  return sentence.replace(claim, terminal.paint('bold', claim));
}

function reasonsOf({ reasons = [] }: RiskExplanation): string[] {
  const towards = reasons.filter(({ contribution }) => contribution > 0);
  const away = reasons.filter(({ contribution }) => contribution < 0);
  return [...listed('raised by', towards), ...listed('lowered by', away)];
}

function listed(verb: string, reasons: readonly RiskReason[]): string[] {
  return reasons.length === 0 ? [] : [`${verb}: ${reasons.map(({ words }) => words).join(', ')}`];
}
