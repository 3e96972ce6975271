import type { Course } from '../course.ts';
import type { Story } from '../story.ts';

/** As it would be anyway. */
const LEVEL: Course = [[0, 1]];

/** Accounts that are unhappy with what they get, and say so, or say nothing. */
export const unhappyStories = {
  'support-frustration': {
    share: { book: 6, newcomers: 6 },
    utilisation: [0.75, 0.95],
    activity: [
      [0, 1],
      [70, 0.97],
      [130, 0.78],
      [200, 0.5],
      [260, 0.32],
    ],
    stays: [
      [0, 1],
      [90, 0.9],
      [160, 0.75],
      [240, 0.95],
    ],
    building: [
      [0, 1],
      [60, 0.3],
    ],
    cases: [
      [0, 3.2],
      [20, 4.5],
      [150, 4.5],
      [220, 2],
    ],
    topics: { bug: 55, performance: 22, 'data-source': 18, 'feature-request': 5 },
    frustration: { unresolved: 0.55, slower: 3 },
    answering: [
      [0, 1.1],
      [150, 0.6],
    ],
    sentiment: [
      [0, -1.5],
      [60, -4.5],
    ],
    leaving: { share: 0.6, afterDays: [120, 270], reasons: { support_quality: 75, switched_vendor: 20, no_value: 5 } },
  },
  'integration-missing': {
    share: { book: 3, newcomers: 5 },
    utilisation: [0.7, 0.9],
    activity: [
      [0, 1],
      [30, 0.82],
      [80, 0.5],
      [140, 0.24],
      [190, 0.1],
    ],
    stays: [
      [0, 1],
      [40, 0.75],
      [120, 0.6],
      [220, 0.9],
    ],
    building: [
      [0, 0.2],
      [30, 0],
    ],
    ingest: [
      [0, 1],
      [20, 0.12],
      [60, 0.02],
    ],
    cases: [
      [0, 1.8],
      [60, 1.8],
      [120, 0.5],
    ],
    topics: { 'feature-request': 40, 'data-source': 60 },
    frustration: { unresolved: 0.6, slower: 1.4 },
    sentiment: [
      [0, -2],
      [60, -3.5],
    ],
    shrinking: 0.3,
    leaving: { share: 0.75, afterDays: [80, 200], reasons: { missing_integration: 85, switched_vendor: 15 } },
  },
  price: {
    share: { book: 3, newcomers: 3 },
    utilisation: [0.3, 0.5],
    activity: [
      [0, 1],
      [120, 0.9],
      [200, 0.75],
    ],
    stays: [[0, 1]],
    cases: [[0, 1.3]],
    topics: { billing: 75, 'how-to': 25 },
    answering: LEVEL,
    sentiment: [
      [0, -1.2],
      [60, -2.2],
    ],
    shrinking: 0.85,
    leaving: { share: 0.65, afterDays: [90, 220], reasons: { too_expensive: 85, switched_vendor: 15 } },
  },
  'unanswered-surveys': {
    share: { book: 6, newcomers: 5 },
    utilisation: [0.65, 0.9],
    activity: [
      [0, 1],
      [160, 0.95],
      [240, 0.8],
    ],
    stays: [[0, 1]],
    cases: [[0, 0.3]],
    answering: [[0, 0]],
    leaving: { share: 0.5, afterDays: [170, 320], reasons: { '': 50, switched_vendor: 30, no_value: 20 } },
  },
} satisfies Record<string, Story>;
