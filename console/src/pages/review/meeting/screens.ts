/** What the order of the screens needs of an account; `decided` once the meeting has said what becomes of it. */
export type Screen = { accountId: string; decided: boolean };

/** Where the arrow keys lead from an account: the neighbour, or itself at either end. */
export function neighbourOf(
  screens: readonly Screen[],
  accountId: string | undefined,
  step: 1 | -1,
): string | undefined {
  const at = positionOf(screens, accountId);
  return screens[Math.min(screens.length - 1, Math.max(0, at + step))]?.accountId;
}

/** The place of an account among the screens, from 0; an unknown one stands at the first. */
export function positionOf(screens: readonly Screen[], accountId: string | undefined): number {
  return Math.max(
    0,
    screens.findIndex((screen) => screen.accountId === accountId),
  );
}

/** The next account nobody has decided on, after this one and then from the start; undefined when all are decided. */
export function nextUndecided(screens: readonly Screen[], accountId: string | undefined): string | undefined {
  const at = positionOf(screens, accountId);
  const around = [...screens.slice(at + 1), ...screens.slice(0, at + 1)];
  return around.find(({ decided }) => !decided)?.accountId;
}

/** How many are decided, of how many. */
export function progressOf(screens: readonly Screen[]): { decided: number; of: number } {
  return { decided: screens.filter(({ decided }) => decided).length, of: screens.length };
}
