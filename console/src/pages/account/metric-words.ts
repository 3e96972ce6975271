import { numberText } from '../../parts/formats.ts';

const UNITS_SAID = ['%', 'hours', 'days'];

/** A metric's value with its unit where that says something its label does not. */
export function metricText({ unit }: { unit: string }, value: number): string {
  if (unit === 'yes or no') return value > 0 ? 'yes' : 'no';
  const number = numberText(value, Math.abs(value) >= 100 ? 0 : 1);
  return UNITS_SAID.includes(unit) ? `${number} ${unit}` : number;
}

/** A change against the window before: -0.5 is half as much. */
export function changeText(change: number): string {
  return `${change > 0 ? '▲ +' : '▼ −'}${numberText(Math.abs(change * 100), 0)} %`;
}

const reasons = { 'no-record': 'nothing recorded', stale: 'source has gone silent', 'too-young': 'too little history' };

/** Why there is no value. */
export const missingWords = (missing?: keyof typeof reasons) => reasons[missing ?? 'no-record'];
