import type { Course } from '../course.ts';
import type { Story } from '../story.ts';

/** As it would be anyway. */
const LEVEL: Course = [[0, 1]];

/** Accounts that are well, whatever a week of theirs looks like. */
export const healthyStories = {
  steady: {
    share: { book: 34, newcomers: 24 },
    utilisation: [0.62, 0.88],
    activity: LEVEL,
    leaving: { share: 0.04, afterDays: [150, 700], reasons: { switched_vendor: 50, other: 50 } },
  },
  'healthy-growth': {
    share: { book: 20, newcomers: 17 },
    utilisation: [0.8, 0.95],
    growth: [1.25, 1.6],
    activity: [
      [0, 1],
      [400, 1.2],
    ],
    building: [[0, 1.5]],
    answering: [[0, 1.25]],
    sentiment: [[0, 0.9]],
    leaving: { share: 0, afterDays: [0, 0], reasons: {} },
  },
  'seasonal-dip': {
    share: { book: 7, newcomers: 5 },
    utilisation: [0.75, 0.95],
    activity: LEVEL,
    leaving: { share: 0, afterDays: [0, 0], reasons: {} },
  },
} satisfies Record<string, Story>;
