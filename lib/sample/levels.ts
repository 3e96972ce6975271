import type { SampleAccount } from './account.ts';
import type { DayNumber } from './calendar.ts';
import { type Course, levelOn } from './course.ts';
import { STORIES } from './stories.ts';
import type { Story } from './story.ts';

type CourseName = { [K in keyof Story]-?: NonNullable<Story[K]> extends Course ? K : never }[keyof Story];

/** Half of the remaining use goes with the notice: people stop as soon as the decision is known. */
const AFTER_NOTICE = 0.5;

/** How far an account's story has moved something by a day; before the onset everything is as it would be anyway. */
export function storyLevel(account: SampleAccount, name: Exclude<CourseName, 'stays'>, day: DayNumber): number {
  const story = STORIES[account.story];
  const untouched = name === 'sentiment' ? 0 : 1;
  if (day < account.onset) return untouched;
  const remains = name === 'activity' && !account.departure ? story.stays : undefined;
  const course = remains ?? story[name];
  const level = course ? levelOn(course, day - account.onset) : untouched;
  return name === 'activity' && account.departure && day > account.departure.notice ? level * AFTER_NOTICE : level;
}
