import type { Catalogue } from './catalogue.ts';
import type { FamilyDefinition } from './family-definition.ts';
import { changeWindows } from './metrics-of-family.ts';
import { answerableDays, rememberedDays } from './series.ts';

/** Cases and invoices that stayed open longer than this are kept track of apart (a profile's `longCaseMonths`). */
const ordinaryCaseDays = 150;

/** How long before they matter records can begin: a case before it is resolved, a survey before it is answered, an invoice before it is paid. */
const leads: Partial<Record<FamilyDefinition['record'], number>> = {
  case: ordinaryCaseDays,
  invoice: ordinaryCaseDays,
  survey: answerableDays,
};

/** What is compared with a person's answer before it reaches as far back again. */
const comparing: ReadonlySet<string> = new Set(['person-trend', 'people-fallen']);

/** Records whose last word stands for a while. */
const remembered: ReadonlySet<string> = new Set([
  ...['usage', 'survey', 'evidence', 'customisation', 'data-volume', 'interaction', 'sentiment'],
]);

/** How many days before the first measured one values are laid out: two of the longest window, or what is remembered and its change. */
export function timelineDays(catalogue: Catalogue): number {
  return Math.max(1, ...catalogue.families.map(neededDays));
}

/** How many days before the first measured one the records must reach back. */
export function lookBackDays(catalogue: Catalogue): number {
  const ofFamily = (family: FamilyDefinition) => neededDays(family) + leadOf(family);
  return Math.max(1, ...catalogue.families.map(ofFamily));
}

function leadOf({ record, take }: FamilyDefinition): number {
  return (leads[record] ?? 0) + (comparing.has(take) ? rememberedDays : 0);
}

function neededDays(family: FamilyDefinition): number {
  const change = Math.max(0, ...changeWindows(family));
  // A contract is known whole, from its first line on.
  if (family.record === 'subscription') return change;
  if (family.windows) return Math.max(...family.windows, 2 * change);
  const remembers = remembered.has(family.record);
  return (remembers ? rememberedDays : 0) + change;
}
