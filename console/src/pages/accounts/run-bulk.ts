import type { ApiProblem } from '../../api/problem.ts';

/** How far a bulk action is: what was done, and what was refused, account by account. */
export type BulkState = { done: number; total: number; refused: { accountId: string; because: string }[] };

/** As many accounts as one action takes: more than that should be a rule. */
export const mostAtOnce = 200;
const SIDE_BY_SIDE = 4;

/**
 * Does something for each account, a few side by side, and says how far it is. What is refused for one account does not
 * stop the others; an aborted signal lets what is under way finish, and begins no more.
 */
export async function runBulk(
  accountIds: readonly string[],
  act: (accountId: string) => Promise<unknown>,
  { onProgress, signal }: { onProgress: (state: BulkState) => void; signal: AbortSignal },
): Promise<BulkState> {
  let state: BulkState = { done: 0, total: accountIds.length, refused: [] };
  const queue = accountIds.values();
  const worker = async () => {
    for (const accountId of queue) {
      if (signal.aborted) return;
      const because = await act(accountId).then(
        () => undefined,
        (problem: ApiProblem) => problem.message,
      );
      const refused = because === undefined ? state.refused : [...state.refused, { accountId, because }];
      state = { ...state, done: state.done + Number(because === undefined), refused };
      onProgress(state);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  return state;
}
