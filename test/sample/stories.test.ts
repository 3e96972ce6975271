import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../lib/domain/day.ts';
import type { SampleAccount } from '../../lib/sample/account.ts';
import { isCustomer } from '../../lib/sample/account.ts';
import { signIns } from '../../lib/sample/sign-ins.ts';
import type { StoryName } from '../../lib/sample/story.ts';
import { livedCompany, tellers } from '../factories/sample-company.ts';

const company = livedCompany();
const logins = new Map<SampleAccount, Map<number, number>>(company.accounts.map((account) => [account, new Map()]));
for (const { account, day, event, count } of company.uses) if (event === 'login') logins.get(account)?.set(day, count);

/** Logins a day over 28 days from `start`; undefined when the account was not there for all of them. */
function loginsFrom(account: SampleAccount, start: number): number | undefined {
  if (start < Math.max(company.firstDay, account.signup) || start + 28 > company.until) return undefined;
  if (!isCustomer(account, start + 28)) return undefined;
  let total = 0;
  for (let day = start; day < start + 28; day += 1) total += logins.get(account)?.get(day) ?? 0;
  return total / 28;
}

/** Use after some days of a story against the four weeks before it began: all its accounts together. */
function remaining(story: StoryName, days: number): number {
  const pairs = tellers(company, story).map((account) => [
    loginsFrom(account, account.onset - 28),
    loginsFrom(account, account.onset + days),
  ]);
  const known = pairs.filter((pair): pair is [number, number] => !pair.includes(undefined));
  expect(known.length).toBeGreaterThan(1);
  const sum = (index: 0 | 1) => known.reduce((total, pair) => total + pair[index], 0);
  return sum(1) / sum(0);
}

const ticketsOf = (account: SampleAccount) => company.tickets.filter((ticket) => ticket.account === account);
const surveysOf = (account: SampleAccount) => company.surveys.filter((survey) => survey.account === account);
const lastStock = (account: SampleAccount) => company.snapshots.findLast((one) => one.account === account)?.stock;
const afterOnset = (account: SampleAccount) =>
  ticketsOf(account).filter(({ opened }) => opened / 86_400_000 >= account.onset);
const share = (part: unknown[], whole: unknown[]) => part.length / whole.length;

describe('accounts that were never implemented', () => {
  const accounts = tellers(company, 'never-implemented', 60);

  test('build nothing', () => {
    for (const account of accounts) {
      expect(lastStock(account)).toMatchObject({ dashboard: 0, report: 0, gauge: 0, field: 0, alert: 0 });
    }
  });

  test('are hardly seen after two months', () => {
    const later = accounts.map((account) => loginsFrom(account, account.signup + 60) ?? 0);
    expect(Math.max(...later)).toBeLessThan(0.5);
  });

  test('are the most frequent among those who left', () => {
    const left = company.accounts.filter(({ departure }) => departure && departure.effective <= company.until);
    const stories = [...Map.groupBy(left, ({ story }) => story)].sort((a, b) => b[1].length - a[1].length);
    expect(stories[0]?.[0]).toBe('never-implemented');
    expect(share(left, company.accounts)).toBeGreaterThan(0.1);
    expect(share(left, company.accounts)).toBeLessThan(0.3);
  });
});

test('everyone else who is past onboarding has built a dashboard, a report and a gauge', () => {
  const live = company.accounts.filter(
    ({ onboarding, signup }) => signup + (onboarding.goLive ?? 9_999) + 3 <= company.until,
  );
  for (const account of live) {
    const stock = lastStock(account);
    expect([stock?.dashboard, stock?.report, stock?.gauge].map((count) => (count ?? 0) > 0)).toEqual([
      true,
      true,
      true,
    ]);
    expect(stock?.rows).toBeGreaterThan(1_000);
  }
});

test.each<[StoryName, number, number, number]>([
  ['slow-fade', 60, 0.45, 0.9],
  ['slow-fade', 150, 0.1, 0.5],
  ['champion-left', 10, 0.35, 0.8],
  ['acquired', 60, 0, 0.5],
  ['integration-missing', 90, 0.2, 0.8],
  ['unanswered-surveys', 60, 0.75, 1.3],
])('in "%s" the use %i days on is between %f and %f of what it was', (story, days, low, high) => {
  expect(remaining(story, days)).toBeGreaterThan(low);
  expect(remaining(story, days)).toBeLessThan(high);
});

test('a slow fade goes down step by step, not at once', () => {
  const steps = [0, 60, 120, 180].map((days) => remaining('slow-fade', days));
  expect(steps).toEqual(steps.toSorted((a, b) => b - a));
});

test('growing accounts use more at the end of a year and buy seats', () => {
  const accounts = tellers(company, 'healthy-growth').filter(({ signup }) => signup < company.firstDay);
  const ratio = (account: SampleAccount) => {
    return (loginsFrom(account, company.firstDay + 400) ?? 1) / (loginsFrom(account, company.firstDay + 35) ?? 1);
  };
  const median = accounts.map(ratio).sort((a, b) => a - b)[Math.floor(accounts.length / 2)];
  expect(median).toBeGreaterThan(1.2);
  const upgraded = accounts.filter((account) => company.lines.get(account)?.some(({ cause }) => cause === 'upgrade'));
  expect(share(upgraded, accounts)).toBeGreaterThan(0.7);
});

describe('a seasonal dip', () => {
  const accounts = tellers(company, 'seasonal-dip').filter(({ signup }) => signup < company.firstDay);
  const dip = (group: SampleAccount[], inside: string, before: string) => {
    const sum = (day: string) =>
      group.reduce((total, account) => total + (loginsFrom(account, dayNumber(day)) ?? 0), 0);
    return sum(inside) / sum(before);
  };
  const of = (industry: string) => accounts.filter((account) => account.industry === industry);

  test.each([
    ['Education', '2025-07-10', '2025-05-22'],
    ['Education', '2026-07-10', '2026-05-22'],
    ['Hospitality', '2025-11-05', '2025-09-20'],
    ['Hospitality', '2026-10-24', '2026-09-20'],
  ])('of %s comes at %s as every year', (industry, inside, before) => {
    expect(of(industry).length).toBeGreaterThan(1);
    expect(dip(of(industry), inside, before)).toBeLessThan(0.65);
  });

  test('is one that peers of the industry share, and other industries do not', () => {
    const peers = (industry: string) =>
      company.accounts.filter(
        (one) => one.industry === industry && one.story === 'steady' && one.signup < company.firstDay - 90,
      );
    expect(dip(peers('Education'), '2026-07-10', '2026-05-22')).toBeLessThan(0.75);
    expect(dip(peers('Software'), '2026-07-10', '2026-05-22')).toBeGreaterThan(0.8);
  });

  test('is not followed by anyone leaving', () => {
    expect(tellers(company, 'seasonal-dip').filter(({ departure }) => departure)).toEqual([]);
  });
});

describe('a champion who left', () => {
  const accounts = tellers(company, 'champion-left', 60);

  test('is no longer asked, and the others build nothing more', () => {
    expect(accounts.length).toBeGreaterThan(3);
    for (const account of accounts) {
      const champion = account.people[0];
      expect(champion).toMatchObject({ role: 'champion', left: account.onset });
      const asked = surveysOf(account).filter(({ person, sent }) => person === champion && sent > account.onset);
      expect(asked).toEqual([]);
    }
  });

  test('is spoken of in a ticket within three weeks', () => {
    const handed = accounts.filter((account) => afterOnset(account).some(({ topic }) => topic === 'handover'));
    expect(share(handed, accounts)).toBeGreaterThan(0.9);
  });
});

test('frustrated customers open more tickets, are put off and rate badly', () => {
  const unhappy = tellers(company, 'support-frustration', 90).flatMap(afterOnset);
  const others = tellers(company, 'steady').flatMap(ticketsOf);
  const putOff = (tickets: typeof others) =>
    share(
      tickets.filter(({ resolution }) => ['future-release', 'as-designed'].includes(resolution)),
      tickets,
    );
  const bad = (tickets: typeof others) =>
    share(
      tickets.filter(({ rating }) => rating === 'bad'),
      tickets.filter(({ rating }) => rating),
    );
  expect(putOff(unhappy)).toBeGreaterThan(0.4);
  expect(putOff(others)).toBeLessThan(0.25);
  expect(bad(unhappy)).toBeGreaterThan(0.4);
  expect(bad(others)).toBeLessThan(0.25);
  expect(unhappy.some(({ reopens }) => reopens > 1)).toBe(true);
});

test('surveys stop being answered where silence is the story, and are answered by a third elsewhere', () => {
  const silent = tellers(company, 'unanswered-surveys').flatMap((account) =>
    surveysOf(account).filter(({ sent }) => sent >= account.onset),
  );
  expect(silent.length).toBeGreaterThan(20);
  expect(silent.filter(({ answer }) => answer)).toEqual([]);
  const others = tellers(company, 'steady').flatMap(surveysOf);
  expect(
    share(
      others.filter(({ answer }) => answer),
      others,
    ),
  ).toBeGreaterThan(0.25);
});

test.each<[StoryName, number, number]>([
  ['healthy-growth', 8.2, 10],
  ['steady', 7.2, 9],
  ['support-frustration', 0, 6],
  ['integration-missing', 0, 6.5],
  ['price', 0, 7.5],
])('in "%s" the mean NPS answer is between %f and %f', (story, low, high) => {
  const accounts = tellers(company, story);
  const scores = accounts.flatMap((account) =>
    surveysOf(account).flatMap(({ sent, answer }) => (sent >= account.onset + 30 && answer ? [answer.score] : [])),
  );
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  expect(mean).toBeGreaterThan(low);
  expect(mean).toBeLessThan(high);
});

test('where an integration is missing someone asks for it, and data stops flowing', () => {
  for (const account of tellers(company, 'integration-missing', 100)) {
    expect(afterOnset(account).some(({ topic }) => topic === 'connector')).toBe(true);
    const rows = (from: number) =>
      company.snapshots.findLast((one) => one.account === account && one.day <= from)?.stock.rows ?? 0;
    const flow = (from: number) => rows(from + 28) - rows(from);
    if (isCustomer(account, account.onset + 98))
      expect(flow(account.onset + 65)).toBeLessThan(flow(account.onset - 30) * 0.2);
  }
});

test('where price is the story seats stand empty and are given back', () => {
  const accounts = tellers(company, 'price', 150);
  const shrunk = accounts.filter((account) => company.lines.get(account)?.some(({ cause }) => cause === 'downgrade'));
  expect(shrunk.length).toBeGreaterThan(0);
});

test.each<[StoryName, string[]]>([
  ['acquired', ['acquired_merged']],
  ['integration-missing', ['missing_integration', 'switched_vendor']],
  ['price', ['too_expensive', 'switched_vendor']],
  ['never-implemented', ['never_got_started', 'no_value', '', 'too_expensive']],
])('who leaves in "%s" says why', (story, reasons) => {
  const left = company.accounts.filter((account) => account.story === story && account.departure);
  expect(left.length).toBeGreaterThan(1);
  for (const { departure } of left) expect(reasons).toContain(departure?.reason);
});

test('nobody uses the product after access ended', () => {
  expect(company.uses.filter(({ account, day }) => !isCustomer(account, day))).toEqual([]);
});

describe('what surrounds the stories', () => {
  /** So many a year, of an account's records from two months into its story on. */
  const yearly = (stories: StoryName[], count: (account: SampleAccount, from: number) => number) => {
    const all = stories.flatMap((story) => tellers(company, story));
    const spans = all.map((account) => {
      const from = Math.max(account.onset + 60, company.firstDay);
      const until = Math.min(company.until, account.departure?.effective ?? company.until);
      return { account, from, days: until - from };
    });
    const seen = spans.filter(({ days }) => days > 0);
    const total = (of: number[]) => of.reduce((sum, one) => sum + one, 0);
    return (365 * total(seen.map(({ account, from }) => count(account, from)))) / total(seen.map(({ days }) => days));
  };
  const well: StoryName[] = ['steady', 'healthy-growth'];
  const fading: StoryName[] = ['slow-fade', 'champion-left'];

  test('customers that fade are met less', () => {
    const met = (account: SampleAccount, from: number) =>
      company.engagements.filter(
        ({ account: of, day, type, held }) => of === account && day >= from && held && /MEETING|CALL/.test(type),
      ).length;
    expect(yearly(well, met)).toBeGreaterThan(4);
    expect(yearly(fading, met)).toBeLessThan(yearly(well, met) / 2);
    expect(yearly(['unanswered-surveys'], met)).toBeLessThan(1);
  });

  test('their CSM sees it, and sees nothing in those who only stopped answering', () => {
    const mean = (stories: StoryName[]) => {
      const rated = company.assessments.filter(
        ({ account, day }) => stories.includes(account.story) && day >= account.onset + 90,
      );
      return rated.reduce((sum, { rating }) => sum + rating, 0) / rated.length;
    };
    expect(mean(well)).toBeGreaterThan(3.8);
    expect(mean(fading)).toBeLessThan(3.2);
    expect(mean(['unanswered-surveys'])).toBeGreaterThan(3.5);
  });

  test('who is unhappy pays late, and nobody is billed for a day after the end', () => {
    const late = (stories: StoryName[]) => {
      const bills = company.bills.filter(
        ({ account, due }) => stories.includes(account.story) && due >= account.onset + 60 && due < company.until,
      );
      return share(
        bills.filter(({ paid, due }) => (paid ?? company.until) > due),
        bills,
      );
    };
    expect(late(well)).toBeLessThan(0.25);
    expect(late([...fading, 'support-frustration', 'integration-missing'])).toBeGreaterThan(2 * late(well));
    for (const { account, issued } of company.bills) expect(isCustomer(account, issued)).toBe(true);
  });

  test('people who sign in are as many as the use says, of those who have a user', () => {
    const plan = { seed: company.seed, firstDay: company.until - 600 };
    const logins = company.uses.filter(({ event, day }) => event === 'login' && day >= company.until - 30);
    expect(logins.length).toBeGreaterThan(100);
    for (const use of logins) {
      const people = signIns(plan, use) ?? [];
      expect(new Set(people.map(({ user }) => user)).size).toBe(use.users);
      expect(people.reduce((sum, { times }) => sum + times, 0)).toBe(use.count);
      expect(Math.max(...people.map(({ user }) => user))).toBeLessThan(use.of ?? 0);
    }
  });
});
