import type { Catalogue } from './catalogue.ts';
import type { FamilyDefinition } from './family-definition.ts';
import { changeWindows } from './metrics-of-family.ts';
import { answerableDays, rememberedDays } from './series.ts';

/** Cases that stayed open longer than this are kept track of apart (a profile's `longCaseMonths`). */
const ordinaryCaseDays = 150;

/** How long before they matter records can begin: a case before it is resolved, a survey before it is answered. */
const lead: Partial<Record<FamilyDefinition['record'], number>> = { case: ordinaryCaseDays, survey: answerableDays };

/** How many days before the first measured one values are laid out: two of the longest window, or what is remembered and its change. */
export function timelineDays(catalogue: Catalogue): number {
  return Math.max(1, ...catalogue.families.map(neededDays));
}

/** How many days before the first measured one the records must reach back. */
export function lookBackDays(catalogue: Catalogue): number {
  const ofFamily = (family: FamilyDefinition) => neededDays(family) + (lead[family.record] ?? 0);
  return Math.max(1, ...catalogue.families.map(ofFamily));
}

function neededDays(family: FamilyDefinition): number {
  const change = Math.max(0, ...changeWindows(family));
  if (family.windows) return Math.max(...family.windows, 2 * change);
  const remembers = ['usage', 'survey', 'evidence', 'customisation', 'data-volume'].includes(family.record);
  return (remembers ? rememberedDays : 0) + change;
}
