import { type Band, bands } from '../health/health.ts';
import { accountsLeaving, LEAST_LEAVING } from './few-leaving.ts';
import type { JudgedSnapshots } from './judged-snapshots.ts';

/**
 * A practitioner's bar for a health score worth shipping: red accounts leave at least 3 × as often as all, two thirds
 * of those who left were below green 60 to 90 days earlier, and at most 80 % are green. Shares are 0–1.
 */
export type PracticeBar = {
  shares: Record<Band, number>;
  redTimesBase?: number;
  belowGreenEarlier?: number;
  /** Snapshots of accounts that left 60 to 90 days later. */
  seenEarlier: number;
  /** Absent when too few left to say. */
  met?: boolean;
};

const BAR = { redTimesBase: 3, belowGreenEarlier: 2 / 3, green: 0.8 } as const;

/** How the bands of the snapshots measure up to the bar. Accounts without a band count as not below green. */
export function practiceBar({ accountIds, bands: found, happened, leftLater }: JudgedSnapshots): PracticeBar {
  const rows = found.length;
  const share = (band: Band) => (rows === 0 ? 0 : found.filter((one) => one === band).length / rows);
  const shares = Object.fromEntries(bands.map((band) => [band, share(band)])) as Record<Band, number>;
  const rate = (which: (row: number) => boolean) => {
    const chosen = [...found.keys()].filter(which);
    return chosen.length === 0 ? undefined : chosen.filter((row) => happened[row]).length / chosen.length;
  };
  const [base, red] = [rate(() => true), rate((row) => found[row] === 'red')];
  const redTimesBase = base && red !== undefined ? red / base : undefined;
  const earlier = [...found.keys()].filter((row) => leftLater[row]);
  const below = earlier.filter((row) => found[row] === 'yellow' || found[row] === 'red');
  const belowGreenEarlier = earlier.length === 0 ? undefined : below.length / earlier.length;
  const fewest = Math.min(accountsLeaving(accountIds, happened), accountsLeaving(accountIds, leftLater));
  const met =
    (redTimesBase ?? 0) >= BAR.redTimesBase &&
    (belowGreenEarlier ?? 0) >= BAR.belowGreenEarlier &&
    shares.green <= BAR.green;
  return {
    shares,
    ...(redTimesBase !== undefined && { redTimesBase }),
    ...(belowGreenEarlier !== undefined && { belowGreenEarlier }),
    seenEarlier: earlier.length,
    ...(fewest >= LEAST_LEAVING && { met }),
  };
}
