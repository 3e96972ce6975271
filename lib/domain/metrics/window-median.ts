import { blank, type Series } from './series.ts';

/** Something measured on a day of the timeline (its index). */
export type Sample = { day: number; value: number };

/** The median of the samples of each day and the `window - 1` days before it; no value without samples. */
export function windowMedian(samples: Sample[], window: number, length: number): Series {
  const medians = blank(length);
  const ordered = samples.toSorted((a, b) => a.day - b.day);
  const inside: number[] = [];
  let entering = 0;
  let leaving = 0;
  for (let day = 0; day < length; day += 1) {
    for (; (ordered[entering]?.day ?? length) <= day; entering += 1)
      insert(inside, (ordered[entering] as Sample).value);
    for (; leaving < entering && (ordered[leaving] as Sample).day <= day - window; leaving += 1) {
      inside.splice(placeOf(inside, (ordered[leaving] as Sample).value), 1);
    }
    if (inside.length > 0) medians[day] = medianOf(inside);
  }
  return medians;
}

function insert(sorted: number[], value: number): void {
  sorted.splice(placeOf(sorted, value), 0, value);
}

function placeOf(sorted: number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function medianOf(sorted: number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
