import type { Attributes } from '../metrics/account-day.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { PeerDimension } from './peer-table.ts';

const phrases: Record<PeerDimension, (value: string, catalogue: Catalogue) => string> = {
  sizeBand: (value, { sizeBands }) => `of ${sizeBands.find(({ id }) => id === value)?.label ?? value}`,
  industry: (value) => `in ${value}`,
  ageBand: (value, { ageBands }) => `in ${ageBands.find(({ id }) => id === value)?.label ?? value}`,
  country: (value) => `in ${value}`,
  plan: (value) => `on plan ${value}`,
  stage: (value) => `in stage ${value}`,
  channel: (value) => `from ${value}`,
};

/** A group in words that follow a number: "accounts of 51–250 people in Retail". */
export function groupLabel(dimensions: PeerDimension[], attributes: Attributes, catalogue: Catalogue): string {
  return ['accounts', ...dimensions.map((one) => phrases[one](attributes[one] as string, catalogue))].join(' ');
}
