import { DateTime } from 'luxon';
import type { RuntimeClock } from './clock.ts';
import { readJsonFile } from './read-json-file.ts';
import { writeAtomically } from './write-atomically.ts';

/** When the runtime does what EventBridge Scheduler does on AWS. */
export type Schedule = {
  /** The daily run: at this full hour (0 to 23) of this time zone (IANA name). */
  dailyRun: { hour: number; zone: string };
  /** How often held messages are looked at again, in minutes of the runtime's clock. */
  releaseMessagesEveryMinutes: number;
  /** The training of the risk model: on the first of each month at this full hour, UTC. */
  trainRisk: { hour: number };
  /** The digests: each day at this full hour of the zone of the daily run; which are due, the function knows. */
  sendDigests: { hour: number };
  /** The implementation review: looked for each day at this full hour of the same zone; whether one is due, the function knows. */
  prepareReview: { hour: number };
};

/** What the schedule sets off. A daily run answers false for "not now, ask again". */
export type Scheduled = {
  startDailyRun(): Promise<boolean>;
  releaseMessages(): Promise<void>;
  trainRisk(): Promise<void>;
  sendDigests(): Promise<void>;
  prepareReview(): Promise<void>;
};

/** What was started last: the day of the daily run, of the digests and of the look for a review, and the month of the training. */
type Started = { lastDay?: string; lastMonth?: string; lastDigestDay?: string; lastReviewDay?: string };

/**
 * Follows the schedule on the runtime's clock until closed. A daily run missed while the folder was closed is caught up
 * once, for the latest day, and a training likewise; a new folder begins with the next one, but for a review that is due. `file` remembers what was
 * started last. What could not be started is told to `onProblem` and tried again with the next release of messages.
 */
export function followSchedule(given: {
  clock: RuntimeClock;
  schedule: Schedule;
  scheduled: Scheduled;
  file: string;
  onProblem(error: unknown): void;
}): { close(): void } {
  const scheduler = new Scheduler(given);
  scheduler.follow();
  return scheduler;
}

type Given = Parameters<typeof followSchedule>[0];

class Scheduler {
  readonly #given: Given;
  readonly #callOffs = new Map<string, () => void>();
  #isReleasing = false;
  #isStarting = false;
  #isTraining = false;
  #isSending = false;
  #isPreparing = false;

  constructor(given: Given) {
    this.#given = given;
  }

  follow(): void {
    const { lastDay, lastMonth, lastDigestDay } = this.#started();
    if (lastDay === undefined) this.#remember({ lastDay: this.#latestDue().toISODate() as string });
    if (lastMonth === undefined) this.#remember({ lastMonth: monthOf(this.#latestTraining()) });
    if (lastDigestDay === undefined)
      this.#remember({ lastDigestDay: this.#latestDue('sendDigests').toISODate() as string });
    this.#startIfDue();
    this.#trainIfDue();
    this.#sendIfDue();
    this.#prepareIfDue();
    this.#awaitDailyRun();
    this.#awaitTraining();
    this.#awaitDigests();
    this.#awaitReview();
    this.#awaitRelease();
  }

  close(): void {
    for (const callOff of this.#callOffs.values()) callOff();
  }

  #awaitDailyRun(): void {
    const next = this.#latestDue().plus({ days: 1 });
    this.#at('daily', next.toJSDate(), () => {
      this.#startIfDue();
      this.#awaitDailyRun();
    });
  }

  #awaitDigests(): void {
    this.#at('digests', this.#latestDue('sendDigests').plus({ days: 1 }).toJSDate(), () => {
      this.#sendIfDue();
      this.#awaitDigests();
    });
  }

  #awaitReview(): void {
    this.#at('review', this.#latestDue('prepareReview').plus({ days: 1 }).toJSDate(), () => {
      this.#prepareIfDue();
      this.#awaitReview();
    });
  }

  #awaitTraining(): void {
    this.#at('training', this.#latestTraining().plus({ months: 1 }).toJSDate(), () => {
      this.#trainIfDue();
      this.#awaitTraining();
    });
  }

  #awaitRelease(): void {
    const { clock, schedule } = this.#given;
    const next = new Date(clock.now().getTime() + schedule.releaseMessagesEveryMinutes * 60_000);
    this.#at('release', next, () => {
      this.#startIfDue();
      this.#trainIfDue();
      this.#sendIfDue();
      this.#prepareIfDue();
      this.#release();
      this.#awaitRelease();
    });
  }

  #at(name: string, due: Date, run: () => void): void {
    this.#callOffs.set(name, this.#given.clock.at(due, run));
  }

  /** The moment of the latest daily run, or look for digests or a review, that is due; on the day of a clock change the hour may be moved. */
  #latestDue(what: 'dailyRun' | 'sendDigests' | 'prepareReview' = 'dailyRun'): DateTime {
    const { clock, schedule } = this.#given;
    const { zone } = schedule.dailyRun;
    const { hour } = schedule[what];
    const now = DateTime.fromJSDate(clock.now(), { zone });
    const today = now.startOf('day').set({ hour });
    return today <= now ? today : today.minus({ days: 1 }).set({ hour });
  }

  #startIfDue(): void {
    const day = this.#latestDue().toISODate() as string;
    if (this.#isStarting || day <= (this.#started().lastDay ?? '')) return;
    this.#isStarting = true;
    this.#given.scheduled
      .startDailyRun()
      .then((isStarted) => isStarted && this.#remember({ lastDay: day }), this.#given.onProblem)
      .finally(() => {
        this.#isStarting = false;
      });
  }

  #sendIfDue(): void {
    const lastDigestDay = this.#latestDue('sendDigests').toISODate() as string;
    if (this.#isSending || lastDigestDay <= (this.#started().lastDigestDay ?? '')) return;
    this.#isSending = true;
    this.#given.scheduled
      .sendDigests()
      .then(() => this.#remember({ lastDigestDay }), this.#given.onProblem)
      .finally(() => {
        this.#isSending = false;
      });
  }

  #prepareIfDue(): void {
    const lastReviewDay = this.#latestDue('prepareReview').toISODate() as string;
    if (this.#isPreparing || lastReviewDay <= (this.#started().lastReviewDay ?? '')) return;
    this.#isPreparing = true;
    this.#given.scheduled
      .prepareReview()
      .then(() => this.#remember({ lastReviewDay }), this.#given.onProblem)
      .finally(() => {
        this.#isPreparing = false;
      });
  }

  /** The moment of the latest training that is due. */
  #latestTraining(): DateTime {
    const now = DateTime.fromJSDate(this.#given.clock.now(), { zone: 'UTC' });
    const thisMonth = now.startOf('month').set({ hour: this.#given.schedule.trainRisk.hour });
    return thisMonth <= now ? thisMonth : thisMonth.minus({ months: 1 });
  }

  #trainIfDue(): void {
    const lastMonth = monthOf(this.#latestTraining());
    if (this.#isTraining || lastMonth <= (this.#started().lastMonth ?? '')) return;
    this.#isTraining = true;
    this.#given.scheduled
      .trainRisk()
      .then(() => this.#remember({ lastMonth }), this.#given.onProblem)
      .finally(() => {
        this.#isTraining = false;
      });
  }

  async #release(): Promise<void> {
    if (this.#isReleasing) return;
    this.#isReleasing = true;
    await this.#given.scheduled.releaseMessages().catch(this.#given.onProblem);
    this.#isReleasing = false;
  }

  #started(): Started {
    return readJsonFile<Started>(this.#given.file) ?? {};
  }

  #remember(started: Started): void {
    writeAtomically(this.#given.file, JSON.stringify({ ...this.#started(), ...started }));
  }
}

const monthOf = (moment: DateTime) => moment.toFormat('yyyy-MM');
