/** How much time a meeting has and where it stands: `elapsed` in seconds, `position` counts from 0. */
export type PaceInput = { minutes: number; accounts: number; position: number; elapsed: number };

/** Where the meeting stands against its time. All spans are seconds. */
export type Pace = {
  state: 'ahead' | 'on-pace' | 'behind' | 'over';
  /** What each account would get if all were equal. */
  perAccount: number;
  /** How far behind, or ahead; 0 while on pace. */
  by: number;
  /** What is left for this account; below 0 once it has had more than its share. */
  leftHere: number;
  /** What is left of the meeting; below 0 once it is over. */
  left: number;
  /** What each account from this one on gets if the meeting is to end in time; never below 0. */
  perAccountFromHere: number;
};

/** Less than this is on pace: nobody should talk faster for a few seconds. */
const TOLERANCE_SECONDS = 30;

/** Tells where a meeting stands: on pace while this account's share of the time has begun and is not used up. */
export function paceOf({ minutes, accounts, position, elapsed }: PaceInput): Pace {
  const whole = Math.max(0, minutes) * 60;
  const count = Math.max(1, accounts);
  const perAccount = whole / count;
  const left = whole - elapsed;
  const late = elapsed - (position + 1) * perAccount;
  const early = position * perAccount - elapsed;
  return {
    ...standing(left, late, early),
    perAccount,
    leftHere: (position + 1) * perAccount - elapsed,
    left,
    perAccountFromHere: Math.max(0, left) / Math.max(1, count - position),
  };
}

function standing(left: number, late: number, early: number): Pick<Pace, 'state' | 'by'> {
  if (left < 0) return { state: 'over', by: -left };
  if (late > TOLERANCE_SECONDS) return { state: 'behind', by: late };
  if (early > TOLERANCE_SECONDS) return { state: 'ahead', by: early };
  return { state: 'on-pace', by: 0 };
}

/** A span as people read a clock: `4:05`, `1:02:09`; below 0 with a minus. */
export function clockText(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  const text = shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
  return seconds < 0 && whole > 0 ? `−${text}` : text;
}

/** A span in words, as coarse as it is said aloud: `40 seconds`, `3 minutes`, `1 hour 5 minutes`. */
export function spanInWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return count(whole, 'second');
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return count(minutes, 'minute');
  const rest = minutes % 60;
  const hours = count(Math.floor(minutes / 60), 'hour');
  return rest === 0 ? hours : `${hours} ${count(rest, 'minute')}`;
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
