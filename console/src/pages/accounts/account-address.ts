import type { AccountFilter } from '../../../../lib/domain/portfolio/account-filter.ts';
import type { AddressTexts } from '../../parts/use-address.ts';

/** What the page shows, as its address says. */
export type AccountsView = {
  filter: AccountFilter;
  /** A condition (CEL), or the saved segment, that accounts must fit. */
  where?: string;
  segment?: string;
  sorting: { id: string; desc: boolean };
};

/** The order in which the most pressing accounts come first. */
export const mostPressing = { id: 'health', desc: false };

type Read<Value> = (text: string) => Value | undefined;

const text: Read<string> = (value) => value;
const yesOrNo: Read<boolean> = (value) => (value === 'true' ? true : value === 'false' ? false : undefined);
const number: Read<number> = (value) => (Number.isFinite(Number(value)) ? Number(value) : undefined);
const oneOf =
  <Value extends string>(...values: Value[]): Read<Value> =>
  (value) =>
    values.find((one) => one === value);

/** How each filter is read from the address; the same names as the API's. */
const readers: { [Name in keyof Required<AccountFilter>]: Read<NonNullable<AccountFilter[Name]>> } = {
  text,
  band: oneOf('green', 'yellow', 'red', 'unknown'),
  owner: text,
  industry: text,
  sizeBand: text,
  plan: text,
  stage: text,
  currency: text,
  implemented: yesOrNo,
  churnRiskFrom: number,
  customers: oneOf('current', 'cancelled', 'all'),
  renewal: (value) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(value) ? value : undefined),
  signedUpWithin: number,
  reached: text,
  notReached: text,
  news: oneOf(
    'cancelled',
    'at-risk',
    'worse',
    'unscored',
    'fired',
    'better',
    'scored',
    'implemented',
    'returned',
    'new',
  ),
  fired: text,
};

/** The filters of the page, in the order in which they are shown. */
export const filterNames = Object.keys(readers) as (keyof AccountFilter)[];

/** A change of the address that narrows the list to nothing in particular. */
export const noFilters: AddressTexts = Object.fromEntries(
  [...filterNames, 'where', 'segment'].map((name) => [name, undefined]),
);

/** Reads the page's state from its address; what makes no sense there is left out. */
export function readAccountsAddress(texts: AddressTexts): AccountsView {
  const filter = Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = texts[name] ? readers[name](texts[name]) : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  ) as AccountFilter;
  const { where, segment, sort } = texts;
  const desc = sort?.startsWith('-') ?? false;
  return { filter, where, segment, sorting: sort ? { id: desc ? sort.slice(1) : sort, desc } : mostPressing };
}

/** A sorting as the address has it; the usual one is not written. */
export function sortText({ id, desc }: AccountsView['sorting']): string | undefined {
  return id === mostPressing.id && !desc ? undefined : `${desc ? '-' : ''}${id}`;
}
