import type { ReviewDossier, ReviewLine } from './pre-read.ts';

/** What an account is worth when nobody says what it pays. */
const UNKNOWN_VALUE = 0.1;
/** The score stood in for one that is not known: neither well nor ill. */
const UNKNOWN_SCORE = 50;

/**
 * Orders a cohort by value × risk, the most pressing first. Value is what an account pays against the largest of the cohort
 * in its currency; risk is half what is missing of the implementation, three tenths health and two tenths being behind.
 * Who has left is read last: nothing can be lost any more.
 */
export function prioritise(dossiers: readonly ReviewDossier[]): ReviewDossier[] {
  const largest = new Map<string, number>();
  for (const { currency = '', mrr = 0 } of dossiers) largest.set(currency, Math.max(mrr, largest.get(currency) ?? 0));
  return dossiers
    .map((dossier) => ({ ...dossier, priority: priorityOf(dossier, largest.get(dossier.currency ?? '') ?? 0) }))
    .sort(
      (a, b) =>
        b.priority.score - a.priority.score ||
        b.priority.risk - a.priority.risk ||
        (a.accountId < b.accountId ? -1 : 1),
    );
}

function priorityOf(line: ReviewLine, largest: number): ReviewLine['priority'] {
  const { mrr, standing, reached, required, score } = line;
  const value = mrr === undefined || largest <= 0 ? UNKNOWN_VALUE : Math.max(0, Math.min(1, mrr / largest));
  const missing = standing === 'implemented' || required === 0 ? 0 : 1 - reached / required;
  const unwell = 1 - (score ?? UNKNOWN_SCORE) / 100;
  const risk = standing === 'left' ? 0 : 0.5 * missing + 0.3 * unwell + (standing === 'behind' ? 0.2 : 0);
  return { value: rounded(value), risk: rounded(risk), score: rounded(value * risk), because: wordsOf(line, value) };
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

function wordsOf({ mrr, currency = '', standing, reached, required, score, band }: ReviewLine, value: number): string {
  const pays =
    mrr === undefined
      ? 'nobody says what it pays'
      : `pays ${mrr} ${currency} a month, ${Math.round(value * 100)} % of the largest`;
  const stands =
    standing === 'left'
      ? 'has left'
      : standing === 'implemented'
        ? 'implemented'
        : `${reached} of ${required} milestones`;
  const health = score === undefined ? 'health unknown' : `health ${Math.round(score)} (${band})`;
  return `${pays.replace('  ', ' ')}; ${stands}; ${health}`;
}
