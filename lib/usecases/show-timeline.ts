import * as z from 'zod';
import { addDays, type Day, dayOf } from '../domain/day.ts';
import { effectiveAccount, type Profile } from '../domain/records/dossier.ts';
import { entryKey, type TimelineEntry, type TimelineGroup, within } from '../domain/timeline/timeline-entry.ts';
import type { Clock } from '../ports/system.ts';
import { CursorUnknown, NotFound } from './errors.ts';
import { type TimelinePorts, timelineReaders } from './timeline-readers.ts';

/** Which account, which part of what happened (all unless given), and how much of it. */
export type TimelineRequest = { accountId: string; groups?: readonly TimelineGroup[]; limit: number; cursor?: string };

/** What happened, newest first; `next` is the cursor of what came before it, absent when there is nothing. */
export type Timeline = { entries: TimelineEntry[]; next?: string };

export type ShowTimelinePorts = TimelinePorts & { clock: Clock };

/** So many days are read at a time, going back until there are enough entries. */
const SPAN_DAYS = 45;
/** So many times in one request: a little more than a year. */
const MOST_SPANS = 9;
/** Before anything is known to have happened at an account that says when it signed up. */
const BEFORE_SIGN_UP_DAYS = 31;
const LONGEST_DAYS = 3 * 365;

/** What happened at an account, newest first, from all that is kept under it. Throws NotFound or CursorUnknown. */
export async function showTimeline(request: TimelineRequest, ports: ShowTimelinePorts): Promise<Timeline> {
  const { accountId, limit, cursor } = request;
  const profile = (await ports.records.profiles([accountId])).get(accountId);
  if (!profile) throw new NotFound(`There is no account ${accountId}.`);
  const today = dayOf(ports.clock.now());
  const before = cursor === undefined ? undefined : keyOf(cursor);
  const first = firstDay(profile, today);
  let until = before === undefined ? today : before.slice(0, 10);
  const entries: TimelineEntry[] = [];
  const read = readerOf(request, profile, ports);
  for (let spans = 0; spans < MOST_SPANS && until >= first && entries.length < limit; spans += 1) {
    const from = addDays(until, 1 - SPAN_DAYS);
    const found = await read({ from, until });
    entries.push(...found.filter((entry) => before === undefined || entryKey(entry) < before));
    until = addDays(from, -1);
  }
  const shown = entries.slice(0, limit);
  const last = entries.length > limit ? shown.at(-1) : undefined;
  if (last) return { entries: shown, next: cursorOf(entryKey(last)) };
  return until >= first ? { entries: shown, next: cursorOf(`${addDays(until, 1)}`) } : { entries: shown };
}

/** Reads all wanted groups of a span, each entry once, newest first. */
function readerOf({ groups }: TimelineRequest, profile: Profile, ports: ShowTimelinePorts) {
  const readers = timelineReaders(profile, ports);
  const wanted = groups ?? (Object.keys(readers) as TimelineGroup[]);
  return async (span: { from: Day; until: Day }): Promise<TimelineEntry[]> => {
    const read = await Promise.all(wanted.map((group) => readers[group](span)));
    const inside = read.flat().filter(({ at }) => within(span, at));
    const unique = new Map(inside.map((entry) => [entry.id, entry]));
    return [...unique.values()].sort((a, b) => (entryKey(a) < entryKey(b) ? 1 : -1));
  };
}

function firstDay(profile: Profile, today: Day): Day {
  const { signupDay } = effectiveAccount(profile);
  const oldest = addDays(today, -LONGEST_DAYS);
  if (signupDay === undefined) return oldest;
  const [, later] = [addDays(signupDay, -BEFORE_SIGN_UP_DAYS), oldest].sort();
  return later as Day;
}

const keySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}.{0,900}$/s);

function cursorOf(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function keyOf(cursor: string): string {
  const key = keySchema.safeParse(Buffer.from(cursor, 'base64url').toString());
  if (key.success && !Number.isNaN(Date.parse(key.data.slice(0, 10)))) return key.data;
  throw new CursorUnknown('The cursor is not one that a page of this list gave. Start again without it.');
}
