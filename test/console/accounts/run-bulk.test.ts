import { describe, expect, it } from 'vitest';
import { type BulkState, runBulk } from '../../../console/src/pages/accounts/run-bulk.ts';

const ids = Array.from({ length: 23 }, (_, index) => `acc-${index}`);
const never = new AbortController().signal;

describe('a bulk action', () => {
  it('is done once for each account, a few side by side, and goes on after one that is refused', async () => {
    const seen: string[] = [];
    let [now, most] = [0, 0];
    const act = async (id: string) => {
      seen.push(id);
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      if (id === 'acc-3') throw new Error('A run of the playbook is under way.');
    };
    const states: BulkState[] = [];
    const state = await runBulk(ids, act, { onProgress: (one) => states.push(one), signal: never });
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect(most).toBe(4);
    expect(state).toEqual({
      done: 22,
      total: 23,
      refused: [{ accountId: 'acc-3', because: 'A run of the playbook is under way.' }],
    });
    expect(states.at(-1)).toEqual(state);
  });

  it('begins no more once it is stopped', async () => {
    const stop = new AbortController();
    const seen: string[] = [];
    const act = async (id: string) => {
      seen.push(id);
      if (seen.length === 6) stop.abort();
    };
    const { done } = await runBulk(ids, act, { onProgress: () => {}, signal: stop.signal });
    expect(done).toBe(seen.length);
    expect(seen.length).toBeLessThan(ids.length);
  });
});
