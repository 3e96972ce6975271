import type { At } from './series.ts';

/** Something measured on a day of the timeline (its index). */
export type Sample = { day: number; value: number };

/** The median of the samples of each day and the `window - 1` days before it; no value without samples. */
export function windowMedian(samples: Sample[], window: number): At {
  const ordered = samples.toSorted((a, b) => a.day - b.day);
  let last = { from: -1, until: -1, median: Number.NaN };
  return (day) => {
    const from = countUpTo(ordered, day - window);
    const until = countUpTo(ordered, day);
    // From day to day the window mostly holds the same samples.
    if (from !== last.from || until !== last.until)
      last = { from, until, median: medianOf(ordered.slice(from, until)) };
    return last.median;
  };
}

/** How many of the ordered samples are of the day or before. */
function countUpTo(ordered: Sample[], day: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle] as Sample).day <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function medianOf(samples: Sample[]): number {
  const sorted = samples.map(({ value }) => value).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
