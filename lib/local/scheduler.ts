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
};

/** What the schedule sets off. A daily run answers false for "not now, ask again". */
export type Scheduled = { startDailyRun(): Promise<boolean>; releaseMessages(): Promise<void> };

/**
 * Follows the schedule on the runtime's clock until closed. A daily run missed while the folder was closed is caught up
 * once, for the latest day; a new folder begins with the next one. `file` remembers the last day started. A run that
 * could not be started is told to `onProblem` and tried again with the next release of messages.
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

  constructor(given: Given) {
    this.#given = given;
  }

  follow(): void {
    if (this.#lastDay() === undefined) this.#remember(this.#latestDue().toISODate() as string);
    this.#startIfDue();
    this.#awaitDailyRun();
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

  #awaitRelease(): void {
    const { clock, schedule } = this.#given;
    const next = new Date(clock.now().getTime() + schedule.releaseMessagesEveryMinutes * 60_000);
    this.#at('release', next, () => {
      this.#startIfDue();
      this.#release();
      this.#awaitRelease();
    });
  }

  #at(name: string, due: Date, run: () => void): void {
    this.#callOffs.set(name, this.#given.clock.at(due, run));
  }

  /** The moment of the latest daily run that is due; on the day of a clock change the hour may be moved. */
  #latestDue(): DateTime {
    const { clock, schedule } = this.#given;
    const { hour, zone } = schedule.dailyRun;
    const now = DateTime.fromJSDate(clock.now(), { zone });
    const today = now.startOf('day').set({ hour });
    return today <= now ? today : today.minus({ days: 1 }).set({ hour });
  }

  #startIfDue(): void {
    const day = this.#latestDue().toISODate() as string;
    if (this.#isStarting || day <= (this.#lastDay() ?? '')) return;
    this.#isStarting = true;
    this.#given.scheduled
      .startDailyRun()
      .then((isStarted) => isStarted && this.#remember(day), this.#given.onProblem)
      .finally(() => {
        this.#isStarting = false;
      });
  }

  async #release(): Promise<void> {
    if (this.#isReleasing) return;
    this.#isReleasing = true;
    await this.#given.scheduled.releaseMessages().catch(this.#given.onProblem);
    this.#isReleasing = false;
  }

  #lastDay(): string | undefined {
    return readJsonFile<{ lastDay: string }>(this.#given.file)?.lastDay;
  }

  #remember(lastDay: string): void {
    writeAtomically(this.#given.file, JSON.stringify({ lastDay }));
  }
}
