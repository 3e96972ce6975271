import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayNumber } from '../../lib/domain/day.ts';
import { departureAsOf, peopleAsOf, surveyAsOf, ticketAsOf } from '../../lib/sample/exports/as-of.ts';
import { STORIES } from '../../lib/sample/stories.ts';
import type { StoryName } from '../../lib/sample/story.ts';
import { type LivedCompany, livedCompany } from '../factories/sample-company.ts';

/** All that was known of a company on a day, in plain values. */
function knownOn(company: LivedCompany, day: number) {
  const number = ({ account }: { account: { number: number } }) => account.number;
  const accounts = company.accounts.filter(({ signup }) => signup <= day);
  return {
    uses: company.uses.filter((use) => use.day <= day).map((use) => ({ ...use, account: number(use) })),
    snapshots: company.snapshots.filter((one) => one.day <= day).map((one) => ({ ...one, account: number(one) })),
    tickets: company.tickets
      .filter(({ opened }) => opened < (day + 1) * 86_400_000)
      .map((ticket) => ({ ...ticketAsOf(ticket, day), account: number(ticket) })),
    surveys: company.surveys
      .filter(({ sent }) => sent <= day)
      .map((survey) => ({ ...surveyAsOf(survey, day), account: number(survey), person: survey.person.number })),
    people: accounts.map((account) => peopleAsOf(account, day)),
    departures: accounts.map((account) => departureAsOf(account, day)),
    contracts: accounts.map((account) =>
      (company.lines.get(account) ?? []).filter(({ start }) => start <= day).map(({ end, renewal, ...line }) => line),
    ),
  };
}

describe('what is known on a day', () => {
  test('does not depend on how long the company is watched', () => {
    const [firstDay, until] = ['2025-05-22', '2026-03-31'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 0, max: 300 }), (seed, after) => {
        const day = addDays(firstDay, after);
        const early = livedCompany({ seed, firstDay, until: day, accounts: 30 });
        const late = livedCompany({ seed, firstDay, until, accounts: 30 });
        expect(knownOn(early, dayNumber(day))).toEqual(knownOn(late, dayNumber(day)));
      }),
      { numRuns: 8 },
    );
  });

  test('grows by a day at a time', () => {
    const today = livedCompany({ until: '2025-10-15', accounts: 30 });
    const tomorrow = livedCompany({ until: '2025-10-16', accounts: 30 });
    expect(tomorrow.uses.length).toBeGreaterThan(today.uses.length);
    expect(tomorrow.uses.slice(0, today.uses.length).map(({ event, count }) => [event, count])).toEqual(
      today.uses.map(({ event, count }) => [event, count]),
    );
  });
});

describe('the population', () => {
  const company = livedCompany();

  test('reaches the number of accounts asked for after 18 months', () => {
    expect(company.accounts.length).toBeGreaterThanOrEqual(295);
    expect(company.accounts.length).toBeLessThanOrEqual(303);
  });

  test('has large peer groups and small ones that must be widened', () => {
    const sizes = [50, 250, 1_000, Number.POSITIVE_INFINITY];
    const groups = Map.groupBy(company.accounts, ({ industry, employees }) => {
      return `${industry} ${sizes.findIndex((size) => employees <= size)}`;
    });
    const counts = [...groups.values()].map((group) => group.length);
    expect(counts.filter((count) => count >= 20).length).toBeGreaterThanOrEqual(3);
    expect(counts.filter((count) => count < 20).length).toBeGreaterThanOrEqual(10);
    expect(new Set(company.accounts.map(({ industry }) => industry)).size).toBe(8);
  });

  test.each(Object.keys(STORIES) as StoryName[])(
    'tells the story "%s" in its share, give or take two percent',
    (story) => {
      for (const book of [true, false]) {
        const group = company.accounts.filter(({ signup }) => signup < company.firstDay === book);
        const share = (100 * group.filter((account) => account.story === story).length) / group.length;
        expect(Math.abs(share - STORIES[story].share[book ? 'book' : 'newcomers'])).toBeLessThan(2);
      }
    },
  );

  test('shares of the stories add up to all', () => {
    const shares = Object.values(STORIES).map(({ share }) => share);
    expect(shares.reduce((sum, { book }) => sum + book, 0)).toBe(100);
    expect(shares.reduce((sum, { newcomers }) => sum + newcomers, 0)).toBe(100);
  });

  test('gives every company its own name, and every person an address on a reserved domain', () => {
    expect(new Set(company.accounts.map(({ name }) => name)).size).toBe(company.accounts.length);
    const addresses = company.accounts.flatMap(({ people, csm }) => [...people.map(({ email }) => email), csm.email]);
    expect(addresses.filter((address) => !/^[a-z.]+@[a-z-]+\.example$/.test(address))).toEqual([]);
  });

  test('spreads the accounts over eight managers', () => {
    const load = Map.groupBy(company.accounts, ({ csm }) => csm.email);
    expect(load.size).toBe(8);
    for (const book of load.values()) expect(book.length).toBeLessThan(90);
  });
});
