import type { Subscription } from '../records/record.ts';
import type { AccountHistory, PlacedInvoice } from './account-history.ts';
import type { FamilyOf } from './family-definition.ts';
import { firstCurrencyOf } from './measure-contract.ts';
import {
  blank,
  carriedForward,
  daysSinceLast,
  type Measurement,
  reading,
  runningSum,
  type Series,
  windowSums,
  zeros,
} from './series.ts';

/**
 * Contacts with the account, of the channels and directions that the family lists (any when it lists none).
 * `count`: how many in the window. `days-since-last`: days since the newest, at most 200, which also stands for never.
 */
export function measureInteractions(family: FamilyOf<'interaction'>, history: AccountHistory): Measurement {
  const { channels, directions, take } = family;
  const wanted = history.interactions.filter(
    ({ channel, direction }) =>
      (!channels || channels.includes(channel)) && (!directions || directions.includes(direction)),
  );
  const daily = () => {
    const counts = zeros(history.timeline.length);
    for (const { day } of wanted) (counts[day] as number) += 1;
    return counts;
  };
  return take === 'count' ? windowSums(daily) : () => reading(daysSinceLast(daily()));
}

/**
 * `last-rating`: the CSM's newest rating, 1–5 (of several on a day the lowest), for 200 days. `days-since-last`: days
 * since the newest rating, at most 200, which also stands for never.
 */
export function measureSentiment({ take }: FamilyOf<'sentiment'>, history: AccountHistory): Measurement {
  const daily = blank(history.timeline.length);
  for (const { day, value } of history.ratings) if (!((daily[day] as number) <= value)) daily[day] = value;
  return () => reading(take === 'last-rating' ? carriedForward(daily) : daysSinceLast(daily));
}

/**
 * Invoices that are overdue on a day: issued by then, due before it, and not paid by then. `overdue`: how many, those
 * of 0 or less left out. `overdue-amount`: what they come to, credit notes taken off, in the currency that the account's
 * revenue is told in. `overdue-days`: for how many days the one that was due first has been; 0 when none is.
 */
export function measureInvoices({ take }: FamilyOf<'invoice'>, history: AccountHistory): Measurement {
  const { invoices, subscriptions, timeline } = history;
  const { length } = timeline;
  const owed = invoices.filter(({ record }) => record.amount > 0);
  switch (take) {
    case 'overdue':
      return () => reading(owing(owed, length, () => 1));
    case 'overdue-amount': {
      const currency = currencyOf(subscriptions, invoices);
      const own = invoices.filter(({ record }) => record.currency === currency);
      return () => reading(owing(own, length, ({ record }) => record.amount));
    }
    case 'overdue-days':
      return () => reading(longestOwed(owed, length));
  }
}

/** The days on which an invoice is overdue: from, and until (not included). */
function overdueDays({ issued, due, paid }: PlacedInvoice, length: number): [from: number, until: number] {
  return [Math.max(0, issued, due + 1), paid ?? length];
}

function owing(invoices: PlacedInvoice[], length: number, worth: (invoice: PlacedInvoice) => number): Series {
  const differences = zeros(length);
  for (const invoice of invoices) {
    const [from, until] = overdueDays(invoice, length);
    if (from >= until || from >= length) continue;
    (differences[from] as number) += worth(invoice);
    if (until < length) (differences[until] as number) -= worth(invoice);
  }
  return runningSum(differences);
}

function longestOwed(invoices: PlacedInvoice[], length: number): Series {
  const days = zeros(length);
  for (const invoice of invoices) {
    const [from, until] = overdueDays(invoice, length);
    for (let day = from; day < Math.min(until, length); day += 1) {
      days[day] = Math.max(days[day] as number, day - invoice.due);
    }
  }
  return days;
}

/** The currency of the account's contract; of its first invoice where no contract had begun by then. */
function currencyOf(subscriptions: Subscription[], invoices: PlacedInvoice[]): string | undefined {
  const order = ({ record }: PlacedInvoice) => `${record.issuedDay} ${record.invoiceId}`;
  const first = invoices.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))[0]?.record;
  const contract = firstCurrencyOf(subscriptions);
  return contract && !(first && first.issuedDay < contract.since) ? contract.currency : first?.currency;
}
