/** One number per day of a timeline; NaN where there is none. */
export type Series = Float64Array;

/** Reads the value on a day (its index in the timeline); NaN where there is none. */
export type At = (day: number) => number;

/** A family's values over one of its windows, in days (1 for what has none). */
export type Measurement = (window: number) => At;

/** How long a count or a survey is remembered, in days (two quarterly surveys and their grace): older ones do not speak for today. */
export const rememberedDays = 200;

/** How long a survey can be answered, in days. */
export const answerableDays = 40;

/** Sums are kept in ten-thousandths, as whole numbers: exact, and so the same in whatever order they are added. */
const scale = 10_000;

/** A series of zeros. */
export function zeros(length: number): Series {
  return new Float64Array(length);
}

/** A series without any value. */
export function blank(length: number): Series {
  return new Float64Array(length).fill(Number.NaN);
}

/** Reads a series as it is. */
export function reading(series: Series): At {
  return (day) => series[day] as number;
}

/** The running sum: what differences from day to day add up to. */
export function runningSum(differences: Series): Series {
  const sums = zeros(differences.length);
  let sum = 0;
  for (let day = 0; day < differences.length; day += 1) {
    sum += Math.round((differences[day] as number) * scale);
    sums[day] = sum / scale;
  }
  return sums;
}

/** Sums over windows: each day and the `window - 1` days before it. The days are added up once, whatever windows are asked for. */
export function windowSums(daily: () => Series): Measurement {
  let upTo: Series | undefined;
  return (window) => {
    upTo ??= addedUp(daily());
    const sums = upTo;
    return (day) => {
      const before = day >= window ? (sums[day - window] as number) : 0;
      return ((sums[day] as number) - before) / scale;
    };
  };
}

/** Ten-thousandths up to and with each day. */
function addedUp(daily: Series): Series {
  let sum = 0;
  for (let day = 0; day < daily.length; day += 1) {
    sum += Math.round((daily[day] as number) * scale);
    daily[day] = sum;
  }
  return daily;
}

/** The greatest value of each day and the `window - 1` days before it; days without a value are passed over. */
export function windowMax(daily: Series, window: number): Series {
  const greatest = blank(daily.length);
  const queue: number[] = [];
  let head = 0;
  for (let day = 0; day < daily.length; day += 1) {
    const value = daily[day] as number;
    if (!Number.isNaN(value)) {
      while (queue.length > head && (daily[queue.at(-1) as number] as number) <= value) queue.pop();
      queue.push(day);
    }
    while (head < queue.length && (queue[head] as number) <= day - window) head += 1;
    if (head < queue.length) greatest[day] = daily[queue[head] as number] as number;
  }
  return greatest;
}

/** Days since the last day with a positive value, at most `rememberedDays`. */
export function daysSinceLast(daily: Series): Series {
  const since = zeros(daily.length);
  let last = Number.NEGATIVE_INFINITY;
  for (let day = 0; day < daily.length; day += 1) {
    if ((daily[day] as number) > 0) last = day;
    since[day] = Math.min(day - last, rememberedDays);
  }
  return since;
}

/** Each day's last known value, remembered for `rememberedDays`. */
export function carriedForward(daily: Series): Series {
  const carried = blank(daily.length);
  let last = Number.NEGATIVE_INFINITY;
  for (let day = 0; day < daily.length; day += 1) {
    if (!Number.isNaN(daily[day] as number)) last = day;
    if (day - last < rememberedDays) carried[day] = daily[last] as number;
  }
  return carried;
}

/** `times` × part ÷ whole on each day; no value where the whole is 0. */
export function quotient(part: At, whole: At, times = 1): At {
  return (day) => {
    const all = whole(day);
    return all > 0 ? (times * part(day)) / all : Number.NaN;
  };
}

/** The change against `window` days before as a share of what was then; no value where that was 0 or is not known. */
export function changeAgainst(value: At, window: number): At {
  return (day) => {
    const before = day >= window ? value(day - window) : Number.NaN;
    return before > 0 ? value(day) / before - 1 : Number.NaN;
  };
}
