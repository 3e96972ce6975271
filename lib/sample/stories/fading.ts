import type { Leaving, Story } from '../story.ts';

const QUIET_ENDINGS: Leaving['reasons'] = { no_value: 45, switched_vendor: 30, '': 20, other: 5 };

/** Accounts that use the product less and less, or never began to. */
export const fadingStories = {
  'never-implemented': {
    share: { book: 0, newcomers: 20 },
    utilisation: [0.15, 0.3],
    activity: [
      [0, 1.1],
      [10, 0.5],
      [25, 0.16],
      [50, 0.05],
      [90, 0.01],
    ],
    building: [[0, 0]],
    ingest: [[0, 0.02]],
    cases: [
      [0, 1],
      [20, 0.4],
      [45, 0],
    ],
    answering: [[0, 0.25]],
    sentiment: [[0, -3.5]],
    leaving: {
      share: 0.86,
      afterDays: [48, 165],
      reasons: { never_got_started: 72, no_value: 14, '': 9, too_expensive: 5 },
    },
  },
  'slow-fade': {
    share: { book: 10, newcomers: 8 },
    utilisation: [0.7, 0.9],
    activity: [
      [0, 1],
      [45, 0.82],
      [90, 0.6],
      [150, 0.36],
      [210, 0.18],
      [280, 0.07],
    ],
    building: [
      [0, 0.6],
      [45, 0.1],
      [100, 0],
    ],
    ingest: [
      [0, 1],
      [200, 0.7],
    ],
    cases: [
      [0, 1],
      [120, 0.4],
      [200, 0.1],
    ],
    answering: [
      [0, 1],
      [90, 0.4],
      [160, 0.1],
    ],
    sentiment: [
      [0, 0],
      [120, -2],
    ],
    shrinking: 0.4,
    leaving: { share: 0.68, afterDays: [130, 290], reasons: QUIET_ENDINGS },
  },
  'champion-left': {
    share: { book: 7, newcomers: 5 },
    utilisation: [0.7, 0.9],
    activity: [
      [0, 1],
      [2, 0.62],
      [40, 0.42],
      [100, 0.28],
      [160, 0.16],
    ],
    stays: [
      [0, 1],
      [2, 0.62],
      [40, 0.45],
      [60, 0.6],
      [110, 0.95],
    ],
    building: [[0, 0]],
    cases: [
      [0, 1],
      [30, 1.6],
      [80, 0.6],
    ],
    answering: [
      [0, 0.7],
      [90, 0.3],
    ],
    sentiment: [
      [0, -1],
      [60, -2.5],
    ],
    shrinking: 0.25,
    leaving: { share: 0.55, afterDays: [90, 230], reasons: { no_value: 40, switched_vendor: 35, other: 15, '': 10 } },
  },
  acquired: {
    share: { book: 4, newcomers: 2 },
    utilisation: [0.75, 0.95],
    activity: [
      [0, 1],
      [15, 0.75],
      [45, 0.35],
      [80, 0.12],
      [110, 0.04],
    ],
    building: [[0, 0]],
    ingest: [
      [0, 1],
      [45, 0.4],
      [80, 0],
    ],
    answering: [[0, 0.5]],
    sentiment: [[0, 0]],
    leaving: { share: 1, afterDays: [60, 120], reasons: { acquired_merged: 100 } },
  },
} satisfies Record<string, Story>;
