import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Activity } from '../../lib/local/activity.ts';
import { followSchedule } from '../../lib/local/scheduler.ts';
import { SteppedClock } from '../../lib/local/stepped-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const no = (): boolean => false;
const at = (text: string) => new Date(text);

function follow(
  dir: string,
  start: string,
  { hour = 6, zone = 'UTC', everyMinutes = 720, isFailing = no, isBusy = no } = {},
) {
  const activity = new Activity();
  const clock = new SteppedClock({ file: join(dir, 'clock.json'), start: at(start), activity });
  const fired: string[] = [];
  const trained: string[] = [];
  const sent: string[] = [];
  const looked: string[] = [];
  const problems: unknown[] = [];
  const scheduled = {
    startDailyRun: () =>
      activity.during(async () => {
        if (isFailing()) throw new Error('no such state machine');
        if (isBusy()) return false;
        fired.push(clock.now().toISOString().slice(0, 16));
        return true;
      }),
    releaseMessages: () => activity.during(async () => void fired.push('release')),
    trainRisk: () =>
      activity.during(async () => {
        if (isFailing()) throw new Error('no records');
        trained.push(clock.now().toISOString().slice(0, 16));
      }),
    sendDigests: () =>
      activity.during(async () => {
        if (isFailing()) throw new Error('no ledger');
        sent.push(clock.now().toISOString().slice(0, 16));
      }),
    prepareReview: () =>
      activity.during(async () => {
        looked.push(clock.now().toISOString().slice(0, 16));
      }),
  };
  const schedule = {
    dailyRun: { hour, zone },
    releaseMessagesEveryMinutes: everyMinutes,
    trainRisk: { hour: 4 },
    sendDigests: { hour: 8 },
    prepareReview: { hour: 7 },
  };
  const file = join(dir, 'schedule.json');
  const scheduler = followSchedule({ clock, schedule, scheduled, file, onProblem: (error) => problems.push(error) });
  const runs = () => fired.filter((what) => what !== 'release');
  return { clock, fired, runs, trained, sent, looked, problems, scheduler };
}

describe('the daily run', () => {
  it('starts each day at its hour, the first time on the next occasion', async () => {
    const { clock, runs } = follow(temporaryFolder(), '2026-01-05T08:00:00Z');
    await clock.advanceTo(at('2026-01-08T05:59:00Z'));
    expect(runs()).toEqual(['2026-01-06T06:00', '2026-01-07T06:00']);
  });

  it('keeps its hour of the zone when clocks change', async () => {
    const { clock, runs } = follow(temporaryFolder(), '2026-03-27T12:00:00Z', { zone: 'Europe/Berlin' });
    await clock.advanceTo(at('2026-03-31T00:00:00Z'));
    expect(runs()).toEqual(['2026-03-28T05:00', '2026-03-29T04:00', '2026-03-30T04:00']);
  });

  it('is caught up once, for the latest day, when the folder was closed over some', async () => {
    const dir = temporaryFolder();
    const first = follow(dir, '2026-01-05T08:00:00Z');
    await first.clock.advanceTo(at('2026-01-06T12:00:00Z'));
    first.scheduler.close();
    await first.clock.advanceTo(at('2026-01-09T12:00:00Z'));
    const second = follow(dir, '2026-01-05T08:00:00Z');
    await second.clock.advanceTo(at('2026-01-10T12:00:00Z'));
    expect(second.runs()).toEqual(['2026-01-09T12:00', '2026-01-10T06:00']);
  });

  it('is not started twice for a day', async () => {
    const dir = temporaryFolder();
    const first = follow(dir, '2026-01-05T08:00:00Z');
    await first.clock.advanceTo(at('2026-01-06T12:00:00Z'));
    const second = follow(dir, '2026-01-05T08:00:00Z');
    await second.clock.advanceTo(at('2026-01-06T23:00:00Z'));
    expect(second.runs()).toEqual([]);
  });

  it('that could not start is told, and tried again with the next release', async () => {
    let isFailing = true;
    const { clock, runs, problems } = follow(temporaryFolder(), '2026-01-05T08:00:00Z', {
      everyMinutes: 60,
      isFailing: () => isFailing,
    });
    await clock.advanceTo(at('2026-01-06T06:30:00Z'));
    expect([runs(), problems.length]).toEqual([[], 1]);
    isFailing = false;
    await clock.advanceTo(at('2026-01-06T07:30:00Z'));
    expect(runs()).toEqual(['2026-01-06T07:00']);
  });
});

it('a day whose run is not done when the next is due goes into the next run', async () => {
  let isBusy = true;
  const { clock, runs, problems } = follow(temporaryFolder(), '2026-01-05T08:00:00Z', { isBusy: () => isBusy });
  await clock.advanceTo(at('2026-01-08T07:00:00Z'));
  isBusy = false;
  await clock.advanceTo(at('2026-01-08T21:00:00Z'));
  expect(runs()).toEqual(['2026-01-08T08:00']);
  expect(problems).toEqual([]);
});

it('messages are released every so many minutes of the clock, until closed', async () => {
  const { clock, fired, scheduler } = follow(temporaryFolder(), '2026-01-05T08:00:00Z', { everyMinutes: 15 });
  await clock.advanceTo(at('2026-01-05T09:05:00Z'));
  expect(fired).toEqual(['release', 'release', 'release', 'release']);
  scheduler.close();
  await clock.advanceTo(at('2026-01-05T12:00:00Z'));
  expect(fired).toHaveLength(4);
});

describe('the training of the risk model', () => {
  it('comes on the first of each month at its hour, UTC, and begins with the next one', async () => {
    const { clock, trained } = follow(temporaryFolder(), '2026-01-05T08:00:00Z');
    await clock.advanceTo(at('2026-03-31T00:00:00Z'));
    expect(trained).toEqual(['2026-02-01T04:00', '2026-03-01T04:00']);
  });

  it('is caught up once when the folder was closed over some, and not done twice in a month', async () => {
    const dir = temporaryFolder();
    const first = follow(dir, '2026-01-05T08:00:00Z');
    await first.clock.advanceTo(at('2026-01-06T12:00:00Z'));
    first.scheduler.close();
    await first.clock.advanceTo(at('2026-03-09T12:00:00Z'));
    const second = follow(dir, '2026-01-05T08:00:00Z');
    await second.clock.advanceTo(at('2026-03-10T12:00:00Z'));
    second.scheduler.close();
    const third = follow(dir, '2026-01-05T08:00:00Z');
    await third.clock.advanceTo(at('2026-03-31T12:00:00Z'));
    expect([...second.trained, ...third.trained]).toEqual(['2026-03-09T12:00']);
  });

  it('that failed is told, and tried again with the next release', async () => {
    let isFailing = true;
    const { clock, trained, problems } = follow(temporaryFolder(), '2026-01-31T08:00:00Z', {
      everyMinutes: 60,
      isFailing: () => isFailing,
    });
    await clock.advanceTo(at('2026-02-01T04:30:00Z'));
    expect([trained, problems.length]).toEqual([[], 1]);
    isFailing = false;
    await clock.advanceTo(at('2026-02-01T05:30:00Z'));
    expect(trained).toEqual(['2026-02-01T05:00']);
  });
});

describe('an implementation review', () => {
  it('is looked for when a folder is new, and each day at its hour, once', async () => {
    const { clock, looked } = follow(temporaryFolder(), '2026-10-31T12:00:00Z');
    await clock.advanceTo(at('2026-10-31T12:01:00Z'));
    expect(looked).toEqual(['2026-10-31T12:00']);
    await clock.advanceTo(at('2026-11-02T09:00:00Z'));
    expect(looked).toEqual(['2026-10-31T12:00', '2026-11-01T07:00', '2026-11-02T07:00']);
  });
});

describe('the digests', () => {
  it('are looked for each day at eight, the first time on the next occasion', async () => {
    const { clock, sent } = follow(temporaryFolder(), '2026-01-05T09:00:00Z');
    await clock.advanceTo(at('2026-01-07T23:00:00Z'));
    expect(sent).toEqual(['2026-01-06T08:00', '2026-01-07T08:00']);
  });
});
