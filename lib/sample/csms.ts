import type { Csm } from './account.ts';
import { COUNTRIES, type Place } from './places.ts';

/** The vendor the sample is of; its people's addresses are on this reserved domain. */
export const VENDOR_DOMAIN = 'northgauge.example';

const NAMES = [
  'Maya Lindqvist',
  'Andre Coleman',
  'Beth Harper',
  'Ines Carvalho',
  'Oliver Grant',
  'Yasmin Farouk',
  'Peter Novak',
  'Dana Whitlock',
] as const;

/** The vendor's Customer Success managers. */
export const CSMS: Csm[] = NAMES.map((name, number) => {
  const email = `${name.toLowerCase().replace(' ', '.')}@${VENDOR_DOMAIN}`;
  return { number, name, email };
});

/** The desks, by the index of their people: the largest customers apart, the others by region. */
const DESKS = { strategic: [0, 4], americas: [1, 2, 7], europe: [3, 5, 6] };

/** Who looks after a customer. */
export function csmFor(number: number, employees: number, place: Place): Csm {
  const region = COUNTRIES[place.country].currency === 'USD' ? DESKS.americas : DESKS.europe;
  const desk = employees > 1000 ? DESKS.strategic : region;
  return CSMS[desk[number % desk.length] ?? 0] as Csm;
}
