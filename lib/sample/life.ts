import { isCustomer, type SampleAccount } from './account.ts';
import { BUILDS, type Build, Builds } from './builds.ts';
import { attendance, type DayNumber, dateParts, isWeekend, weekday } from './calendar.ts';
import { INDUSTRIES, seasonLevel } from './industries.ts';
import { storyLevel } from './levels.ts';
import { Random } from './random.ts';
import { STORIES } from './stories.ts';
import { Subscriptions } from './subscriptions.ts';

/**
 * Use of one event of the product on a day; `users` is absent for what the product does by itself. `of` is how many users
 * there were, where it matters which of them they are.
 */
export type Use = { event: string; count: number; users?: number; of?: number };

/** What the customer has on a day. */
export type Stock = Record<Build, number> & { sources: number; rows: number; users: number };

/** Of a normal working day, Sunday first; weekends depend on the industry. */
const WEEKDAYS = [0, 1.04, 1.08, 1.06, 1, 0.82, 0] as const;

/** In a dip that repeats every year: the account of that story dips deepest, its peers a little less. */
const SEASON_DEPTH = { story: 1.15, peers: 0.75 };

/** Share of a company's people that ever get a user. */
const MOST_PEOPLE = 0.8;

const MOST_SOURCES = 7;
const MORE_SOURCES_PER_DAY = 0.009;

/** An account living through its days: who works, what they use and build, what they keep and what they pay for. */
export class Life {
  readonly account: SampleAccount;
  readonly subscriptions: Subscriptions;
  readonly stock: Stock = { dashboard: 0, report: 0, gauge: 0, field: 0, alert: 0, sources: 0, rows: 0, users: 0 };
  readonly #random: Random;
  readonly #builds: Builds;
  #users = 0;
  #drift = 0;

  constructor(seed: number, account: SampleAccount) {
    this.account = account;
    this.subscriptions = new Subscriptions(account);
    this.#random = new Random(seed, account.number, 'usage');
    this.#builds = new Builds(seed, account);
  }

  /** The use of a day. Each day is lived once, in order. */
  live(day: DayNumber): Use[] {
    if (!isCustomer(this.account, day)) return [];
    const present = this.#attendance(day);
    const uses = [
      ...this.#people(day, present),
      ...this.#build(day, present),
      ...this.#machine(day),
      ...this.#keep(day, present),
    ];
    this.stock.users = this.#users;
    this.subscriptions.pass(day, this.#users);
    return uses.filter(({ count }) => count > 0);
  }

  /** How much of a normal working day's work is done. */
  #attendance(day: DayNumber): number {
    const { industry, place, story } = this.account;
    const week = isWeekend(day) ? INDUSTRIES[industry].weekendWork : (WEEKDAYS[weekday(day)] ?? 1);
    const depth = story === 'seasonal-dip' ? SEASON_DEPTH.story : SEASON_DEPTH.peers;
    return week * attendance(place.country, day) * seasonLevel(industry, day, depth);
  }

  #people(day: DayNumber, present: number): Use[] {
    const { presence, depth } = this.account.temper;
    const created = this.#invite(day, present);
    this.#drift = 0.96 * this.#drift + this.#random.normal(0, 0.035);
    const level = storyLevel(this.account, 'activity', day);
    const active = this.#random.binomial(
      this.#users,
      Math.min(0.93, presence * present * level * Math.exp(this.#drift)),
    );
    const viewers = this.#random.binomial(active, 0.94);
    const lookers = this.stock.dashboard > 0 ? viewers : 0;
    const shared = this.stock.dashboard > 0 ? this.#random.binomial(active, 0.035) : 0;
    return [
      { event: 'login', count: active + this.#random.poisson(active * 0.3), users: active, of: this.#users },
      {
        event: 'dashboard_viewed',
        count: lookers + this.#random.poisson(lookers * depth * level ** 0.3),
        users: lookers,
      },
      { event: 'dashboard_shared', count: shared, users: shared },
      { event: 'user_created', count: created, users: Math.min(1, created) },
    ];
  }

  /** The account's first user comes with it; the others are invited over the first weeks and as the team grows. */
  #invite(day: DayNumber, present: number): number {
    const { signup, seats, employees, temper } = this.account;
    if (day === signup) {
      this.#users = 1;
      return 1;
    }
    const years = (day - signup) / 365;
    const grown = seats * temper.utilisation * temper.yearlyGrowth ** years;
    const wanted = Math.min(this.subscriptions.seats, grown, Math.max(seats, employees * MOST_PEOPLE));
    const still = storyLevel(this.account, 'activity', day) > 0.9 || STORIES[this.account.story].growth !== undefined;
    const open = Math.max(0, Math.round(wanted) - this.#users);
    const created = still ? Math.min(open, this.#random.poisson(open * 0.09 * present)) : 0;
    this.#users += created;
    return created;
  }

  #build(day: DayNumber, present: number): Use[] {
    const built = this.#builds.on(day, present);
    if (built.length === 0) return [];
    for (const item of built) this.stock[item] += 1;
    return BUILDS.map((item) => {
      const count = built.filter((one) => one === item).length;
      return { event: `${item}_created`, count, users: Math.min(count, Math.max(1, Math.round(this.#users * 0.1))) };
    });
  }

  /** What goes on by itself: reports on their schedules, calls of the API. */
  #machine(day: DayNumber): Use[] {
    const { temper, onboarding, signup } = this.account;
    const live = onboarding.goLive !== undefined && day > signup + onboarding.goLive;
    const calls = live ? temper.apiCalls * storyLevel(this.account, 'ingest', day) : 0;
    return [
      { event: 'report_sent', count: reportsDue(this.stock.report, day) },
      { event: 'api_call', count: this.#random.poisson(calls) },
    ];
  }

  /** Connects sources and lets their data flow in. */
  #keep(day: DayNumber, present: number): Use[] {
    const { onboarding, signup, temper } = this.account;
    const connected = onboarding.connected === undefined ? Number.POSITIVE_INFINITY : signup + onboarding.connected;
    if (day < connected) return [];
    const more = this.stock.sources < MOST_SOURCES && onboarding.goLive !== undefined ? MORE_SOURCES_PER_DAY : 0;
    const eager = more * Math.min(1, present) * storyLevel(this.account, 'building', day);
    const count = day === connected ? 1 : Number(this.#random.chance(eager));
    this.stock.sources += count;
    const rate = temper.rowsPerUser * (4 + this.#users) * storyLevel(this.account, 'ingest', day);
    const inflow = Math.max(0, this.#random.normal(rate, rate * 0.15)) * (0.4 + 0.6 * Math.min(1, present));
    this.stock.rows += Math.round(inflow * Math.sqrt(this.stock.sources));
    return [{ event: 'data_source_connected', count, users: count }];
  }
}

/** Of five reports two go out on working days, two on Mondays and one on the first of the month. */
function reportsDue(reports: number, day: DayNumber): number {
  const fifths = (from: number) => Math.max(0, Math.floor((reports + 4 - from) / 5));
  const daily = isWeekend(day) ? 0 : fifths(0) + fifths(2);
  const weekly = weekday(day) === 1 ? fifths(1) + fifths(3) : 0;
  const monthly = fifths(4);
  return daily + weekly + (monthly > 0 && dateParts(day).date === 1 ? monthly : 0);
}
