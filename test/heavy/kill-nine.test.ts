import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killAndRestart } from '../local/kill-and-restart.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

const program = join(import.meta.dirname, 'sample-program.ts');

/** A CRM that takes every webhook, and remembers their ids. */
let receiver: Server;
const received: string[] = [];
beforeAll(async () => {
  receiver = createServer((request, response) => {
    received.push(String(request.headers['webhook-id']));
    request.resume().on('end', () => response.writeHead(204).end());
  });
  await once(receiver.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => receiver.close());

type State = {
  tookMs: number;
  runs: { state: string }[];
  deliveries: { deliveryId: string; state: string; to: string | string[] }[];
  mails: { deliveryId?: string }[];
};
/** How often to kill a part of the run, and how long at most to let it live each time. */
type Kills = { kills: number; withinMs: number };

async function part(name: 'prepare' | 'live', dir: string, { kills, withinMs }: Kills, seed: number) {
  const webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const survival = await killAndRestart({ program, args: [dir, name, webhookUrl], seed, kills, withinMs });
  return { kills: survival.kills, state: JSON.parse(survival.lines.at(-1) as string) as State };
}

const undisturbed: Kills = { kills: 0, withinMs: 0 };
/** So short lives that the part has not come to its end when all the kills are used up, however fast the machine. */
const killed = (kills: number, { tookMs }: State): Kills => ({ kills, withinMs: (1.2 * tookMs) / kills });
const withoutTime = ({ tookMs: _, ...state }: State) => state;

describe('a sample run that is killed at twenty random moments', () => {
  it('ends as an undisturbed one does, with no mail lost and none sent twice', async () => {
    const [quiet, shaken] = [temporaryFolder(), temporaryFolder()];
    const expected = {
      prepared: await part('prepare', quiet, undisturbed, 0),
      ended: await part('live', quiet, undisturbed, 0),
    };
    const prepared = await part('prepare', shaken, killed(8, expected.prepared.state), 9);
    const { kills, state } = await part('live', shaken, killed(12, expected.ended.state), 10);

    expect(prepared.kills + kills).toBe(20);
    expect(withoutTime(prepared.state)).toEqual(withoutTime(expected.prepared.state));
    expect(withoutTime(state)).toEqual(withoutTime(expected.ended.state));
    expect(state.runs.length).toBeGreaterThan(5);
    expect(state.runs.every((run) => run.state !== 'running')).toBe(true);

    const isMail = ({ to }: { to: string | string[] }) => Array.isArray(to);
    const sent = state.deliveries.filter((delivery) => delivery.state === 'sent');
    expect(idsOf(state.mails)).toEqual(idsOf(sent.filter(isMail)));
    expect([...new Set(received)].toSorted()).toEqual(idsOf(sent.filter((delivery) => !isMail(delivery))));
  });
});

function idsOf(list: { deliveryId?: string }[]): (string | undefined)[] {
  return list.map(({ deliveryId }) => deliveryId).toSorted();
}
