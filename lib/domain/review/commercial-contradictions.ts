import { daysBetween } from '../day.ts';
import { type ContradictionRule, claim, hasDiffering, lineClaims, partialClaims } from './claims.ts';
import { listed, newestStock } from './review-facts.ts';

/** Days by which two sources may differ about a sign-up: one writes the order, the other the first sign-in. */
const SIGNUP_TOLERANCE_DAYS = 7;

/** Where sources differ about who the customer is and what it buys. */
export const commercialContradictions: readonly ContradictionRule[] = [
  {
    contradiction: 'seats-differ',
    label: 'Seats',
    words: 'The seats that are paid for are not the seats that are set up.',
    claims: (facts) => hasDiffering([...lineClaims(facts, 'seats'), ...partialClaims(facts, ({ seats }) => seats)]),
  },
  {
    contradiction: 'more-users-than-seats',
    label: 'Users beyond the seats',
    words: 'More users exist than seats are paid for.',
    claims: (facts) => {
      const seats = lineClaims(facts, 'seats');
      const bought = Math.max(0, ...seats.map(({ value }) => Number(value)));
      const users = newestStock(
        listed(facts, 'customisation').filter(({ item }) => item === 'billable-user'),
        ({ item }) => item,
      ).filter(({ count }) => bought > 0 && count > bought);
      if (users.length === 0) return [];
      return [
        ...seats.map((one) => ({ ...one, value: `${one.value} seats` })),
        ...users.map((one) => claim(facts, one, `${one.count} users`, one.day)),
      ];
    },
  },
  {
    contradiction: 'plan-differs',
    label: 'Plan',
    words: 'The sources have different plans on file.',
    claims: (facts) => hasDiffering([...lineClaims(facts, 'plan'), ...partialClaims(facts, ({ plan }) => plan)]),
  },
  {
    contradiction: 'currency-differs',
    label: 'Currency',
    words: 'The contract and what is billed are in different currencies.',
    claims: (facts) => {
      const invoices = listed(facts, 'invoice').map((one) => claim(facts, one, one.currency, one.issuedDay));
      const billed = invoices.slice(-1);
      return hasDiffering(
        [...lineClaims(facts, 'currency'), ...partialClaims(facts, ({ currency }) => currency), ...billed],
        { acrossRecords: true },
      );
    },
  },
  {
    contradiction: 'industry-differs',
    label: 'Industry',
    words: 'The sources put the customer into different industries, and so among different peers.',
    claims: (facts) => hasDiffering(partialClaims(facts, ({ industry }) => industry)),
  },
  {
    contradiction: 'size-differs',
    label: 'Number of people',
    words: 'The sources disagree by more than a fifth about how many people work there.',
    claims: (facts) => {
      const claims = partialClaims(facts, ({ employees }) => employees);
      const counts = claims.map(({ value }) => Number(value));
      return Math.max(...counts) > 1.2 * Math.min(...counts) ? claims : [];
    },
  },
  {
    contradiction: 'country-differs',
    label: 'Country',
    words: 'The sources have different countries on file.',
    claims: (facts) => hasDiffering(partialClaims(facts, ({ country }) => country)),
  },
  {
    contradiction: 'owner-differs',
    label: 'CSM',
    words: 'The sources name different colleagues: who looks after the customer?',
    claims: (facts) => hasDiffering(partialClaims(facts, ({ ownerId }) => ownerId)),
  },
  {
    contradiction: 'signup-differs',
    label: 'Sign-up',
    words: 'The sources disagree by more than a week about when the customer signed up.',
    claims: (facts) => {
      const claims = partialClaims(facts, ({ signupDay }) => signupDay);
      const days = claims.map(({ value }) => value).toSorted();
      const [first, last] = [days[0], days.at(-1)];
      return first && last && daysBetween(first, last) > SIGNUP_TOLERANCE_DAYS ? claims : [];
    },
  },
];
