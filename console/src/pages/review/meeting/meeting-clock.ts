/** The clock of a meeting: instants in milliseconds since 1970. It runs unless it is paused. */
export type MeetingClock = { startedAt: number; pausedAt?: number; pausedFor: number };

export type ClockAct = { kind: 'started' | 'paused' | 'resumed' | 'reset'; at: number };

/** What a press on a button of the clock makes of it; what makes no sense changes nothing. */
export function turnClock(clock: MeetingClock | undefined, { kind, at }: ClockAct): MeetingClock | undefined {
  if (kind === 'reset') return undefined;
  if (!clock) return kind === 'started' ? { startedAt: at, pausedFor: 0 } : undefined;
  if (kind === 'paused' && clock.pausedAt === undefined) return { ...clock, pausedAt: at };
  if (kind === 'resumed' && clock.pausedAt !== undefined) {
    const pausedFor = clock.pausedFor + Math.max(0, at - clock.pausedAt);
    return { startedAt: clock.startedAt, pausedFor };
  }
  return clock;
}

/** The seconds that the meeting has run, pauses left out. */
export function elapsedSeconds(clock: MeetingClock | undefined, now: number): number {
  if (!clock) return 0;
  return Math.max(0, (clock.pausedAt ?? now) - clock.startedAt - clock.pausedFor) / 1000;
}
