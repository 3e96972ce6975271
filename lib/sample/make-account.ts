import type { Blemish, SampleAccount } from './account.ts';
import { csmFor } from './csms.ts';
import { INDUSTRIES, type Industry } from './industries.ts';
import { makePeople } from './make-people.ts';
import { COUNTRIES, type Country, PLACES, type Place } from './places.ts';
import type { Slot } from './population.ts';
import { chooseBy, Random } from './random.ts';
import { STORIES } from './stories.ts';
import type { StoryName } from './story.ts';
import { tellStory } from './tell-story.ts';
import { COMPANY_STEMS, COMPANY_TRADES } from './words/company-names.ts';

/** Head counts (low, high) and how many of the customers are of that size. */
const SIZES = {
  small: { employees: [6, 50], weight: 46 },
  medium: { employees: [51, 250], weight: 32 },
  large: { employees: [251, 1000], weight: 16 },
  enterprise: { employees: [1001, 6000], weight: 6 },
} as const;

/** How accounts came, of a hundred. */
export const CHANNELS = { Inbound: 46, Outbound: 20, 'Partner Referral': 18, Event: 9, 'Self-service': 7 };

/** A dip that is no risk can only be told of an industry that has a season. */
const SEASONAL: Industry[] = ['Education', 'Hospitality'];

/** All that is settled about the account in a slot. `taken` holds the names already given; the new one is added. */
export function makeAccount(seed: number, slot: Slot, taken: Set<string>): SampleAccount {
  const random = new Random(seed, slot.number, 'account');
  const story = storyOf(slot);
  const industry = industryOf(slot, story);
  const place = placeFor(random, industry);
  const name = companyName(random, industry, taken);
  const employees = employeesAt(slot.positions.size);
  const wanted = Math.round(employees ** 0.62 * random.logNormal(1.05, 0.28));
  const seats = Math.max(3, Math.min(wanted, Math.round(employees * 0.6)));
  const domain = `${name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[^a-z]+/g, '-')}.example`;
  const { paidFrom, termMonths } = contractOf(random, slot, story, seats);
  const base = {
    number: slot.number,
    customerNumber: `C-${10_240 + slot.number}`,
    name,
    legalName: `${name} ${random.pick(COUNTRIES[place.country].legalForms)}`,
    domain,
    industry,
    employees,
    place,
    currency: COUNTRIES[place.country].currency,
    csm: csmFor(slot.number, employees, place),
    channel: random.weighted(CHANNELS),
    signup: slot.signup,
    paidFrom,
    termMonths,
    seats,
    discount: seats > 40 ? random.pick([0, 0.05, 0.1, 0.15, 0.2]) : 0,
    story,
    blemishes: [] as Blemish[],
  };
  const told = tellStory(seed, slot, base);
  return { ...base, ...told, people: makePeople(seed, { ...base, ...told }) };
}

function storyOf({ book, positions }: Slot): StoryName {
  const shares = Object.entries(STORIES).map(([name, { share }]) => [name, book ? share.book : share.newcomers]);
  return chooseBy(positions.story, Object.fromEntries(shares) as Record<StoryName, number>);
}

function industryOf({ positions }: Slot, story: StoryName): Industry {
  const all = Object.keys(INDUSTRIES) as Industry[];
  const choice = story === 'seasonal-dip' ? SEASONAL : all;
  const weights = Object.fromEntries(choice.map((industry) => [industry, INDUSTRIES[industry].weight]));
  return chooseBy(positions.industry, weights as Record<Industry, number>);
}

function employeesAt(position: number): number {
  let below = 0;
  for (const { employees, weight } of Object.values(SIZES)) {
    const within = (position * 100 - below) / weight;
    if (within < 1) return Math.round(employees[0] * (employees[1] / employees[0]) ** within);
    below += weight;
  }
  return SIZES.enterprise.employees[1];
}

/** Seasons are those of the north, so their industries are. */
function placeFor(random: Random, industry: Industry): Place {
  const weights = Object.entries(COUNTRIES).map(([country, { weight }]) => {
    return [country, country === 'AU' && SEASONAL.includes(industry) ? 0 : weight];
  });
  const country = random.weighted(Object.fromEntries(weights) as Record<Country, number>);
  return random.pick(PLACES.filter((place) => place.country === country));
}

function companyName(random: Random, industry: Industry, taken: Set<string>): string {
  for (;;) {
    const name = `${random.pick(COMPANY_STEMS)} ${random.pick(COMPANY_TRADES[industry])}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** Small teams pay by the month, large ones by the year; those who never start mostly tried it by the month. */
function contractOf(random: Random, slot: Slot, story: StoryName, seats: number) {
  const yearly = Math.min(0.85, 0.2 + seats / 70) * (story === 'never-implemented' ? 0.3 : 1);
  const trial = random.chance(0.35) && seats < 60 ? 14 : 0;
  return { paidFrom: slot.signup + trial, termMonths: random.chance(yearly) ? (12 as const) : (1 as const) };
}
