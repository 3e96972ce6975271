import type { Facts } from '../expressions/expression.ts';
import type { Metric } from '../metrics/catalogue.ts';
import { metricInWords, numberInWords, valueInWords } from '../metrics/in-words.ts';
import { probabilityInWords } from '../risk/probability-in-words.ts';
import type { Rule } from './rule.ts';

/** The `{names}` in a text, with where each stands. */
export function placeholders(text: string): { name: string; offset: number }[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => ({ name: (match[1] ?? '').trim(), offset: match.index }));
}

/**
 * Why a rule fired, for people: the rule's own words with values in their places, else its label and every
 * value its condition looked at.
 */
export function reasonInWords(rule: Rule, facts: Facts, metrics: ReadonlyMap<string, Metric>): string {
  if (rule.because)
    return rule.because.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => filled(name.trim(), facts, metrics));
  const values = rule.when.metrics.flatMap((id) => {
    const metric = metrics.get(id);
    return metric && facts.day.metrics[id] !== undefined ? [metricInWords(metric, facts.day)] : [];
  });
  const score = /\bhealth\.(score|band)\b/.test(rule.when.text) ? scoreInWords(facts) : [];
  const risk = speaksOfRisk(rule) ? riskInWords(facts) : [];
  const parts = [...values, ...score, ...risk];
  return parts.length > 0 ? `${rule.label}: ${parts.join('; ')}` : rule.label;
}

/** Whether the rule's reason tells the churn risk, which is for colleagues only. */
export function speaksOfRisk({ because, when }: Pick<Rule, 'because' | 'when'>): boolean {
  if (because === undefined) return /\brisk\.probability\b/.test(when.text);
  return placeholders(because).some(({ name }) => name === 'risk');
}

function riskInWords({ risk }: Facts): string[] {
  return risk ? [`churn risk ${probabilityInWords(risk.probability)} within ${risk.horizonDays} days`] : [];
}

function scoreInWords({ health }: Facts): string[] {
  return health?.score === undefined ? [] : [`health ${numberInWords(health.score)} (${health.band})`];
}

function filled(name: string, { day, health, risk }: Facts, metrics: ReadonlyMap<string, Metric>): string {
  if (name === 'score') return health?.score === undefined ? 'not known' : numberInWords(health.score);
  if (name === 'risk') return risk ? probabilityInWords(risk.probability) : 'not known';
  const metric = metrics.get(name);
  const value = day.metrics[name];
  return metric && value !== undefined ? valueInWords(metric, value) : 'not known';
}
