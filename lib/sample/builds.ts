import type { SampleAccount } from './account.ts';
import { type DayNumber, isWeekend, workingDay } from './calendar.ts';
import { storyLevel } from './levels.ts';
import { Random } from './random.ts';

/** What customers build. */
export const BUILDS = ['dashboard', 'report', 'gauge', 'field', 'alert'] as const;
export type Build = (typeof BUILDS)[number];

/** What an account that gets implemented builds before it goes live, at least; and what it builds later, by weight. */
const TO_GO_LIVE: Record<Build, number> = { dashboard: 3, report: 2, gauge: 1, field: 1, alert: 0 };
const LATER: Record<Build, number> = { dashboard: 32, report: 20, gauge: 18, field: 18, alert: 12 };

const WORKING_DAYS_PER_MONTH = 21;

/** What an account builds, day by day: first what it takes to go live, then what its people think of. */
export class Builds {
  readonly #account: SampleAccount;
  readonly #random: Random;
  readonly #planned: Map<DayNumber, Build[]>;

  constructor(seed: number, account: SampleAccount) {
    this.#account = account;
    this.#random = new Random(seed, account.number, 'builds');
    this.#planned = planned(this.#random, account);
  }

  /** What is built on a day; `attendance` is how much of a normal day's work is done. Days are asked for in order. */
  on(day: DayNumber, attendance: number): Build[] {
    const { onboarding, temper, signup } = this.#account;
    const built = [...(this.#planned.get(day) ?? [])];
    if (onboarding.goLive === undefined || day <= signup + onboarding.goLive || isWeekend(day)) return built;
    const rate = (temper.buildsPerMonth / WORKING_DAYS_PER_MONTH) * attendance;
    const busy = rate * storyLevel(this.#account, 'building', day) * storyLevel(this.#account, 'activity', day);
    for (let count = this.#random.poisson(busy); count > 0; count -= 1) built.push(this.#random.weighted(LATER));
    return built;
  }
}

/** The last thing that is needed is built on the day of going live; the rest before it, on working days. */
function planned(random: Random, { onboarding, signup, seats }: SampleAccount): Map<DayNumber, Build[]> {
  const plan = new Map<DayNumber, Build[]>();
  const { connected, goLive } = onboarding;
  if (connected === undefined || goLive === undefined) return plan;
  const extra = 0.35 * Math.sqrt(seats);
  for (const build of BUILDS) {
    const count = TO_GO_LIVE[build] + random.poisson(extra);
    for (let index = 0; index < count; index += 1) {
      const last = build === 'gauge' && index === 0;
      const at = last ? goLive : connected + (goLive - connected) * random.next() ** 0.9;
      const day = Math.min(workingDay(signup + Math.round(at)), workingDay(signup + goLive));
      plan.set(day, [...(plan.get(day) ?? []), build]);
    }
  }
  return plan;
}
