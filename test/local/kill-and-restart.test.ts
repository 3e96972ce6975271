import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { killAndRestart } from './kill-and-restart.ts';
import { playbookEffects, playbookOutput } from './step-functions/playbook.ts';
import { temporaryFolder } from './temporary-folder.ts';

const program = fileURLToPath(new URL('playbook-program.ts', import.meta.url));

async function survive(kills: number, seed: number) {
  const dir = temporaryFolder();
  const survival = await killAndRestart({ program, args: [dir, '3'], seed, kills, withinMs: 250 });
  const calls = readFileSync(join(dir, 'calls.log'), 'utf8').trim().split('\n');
  return { ...survival, effects: readdirSync(join(dir, 'effects')).toSorted(), calls };
}

it('killed at random moments, three playbooks of 63 days end as undisturbed ones do', async () => {
  const undisturbed = await survive(0, 0);
  const killed = await survive(5, 20260105);
  expect(killed.kills).toBeGreaterThan(0);
  expect(killed.lines).toEqual(undisturbed.lines);
  expect(killed.effects).toEqual(undisturbed.effects);
  expect(undisturbed.effects).toEqual(
    ['run-1', 'run-2', 'run-3']
      .flatMap((run) => playbookEffects.map((effect) => effect.replace('run-1', run)))
      .toSorted(),
  );
  expect(undisturbed.calls).toHaveLength(undisturbed.effects.length);
  // A call that a kill cut off is made again, no other is: at most two under way in each of the three.
  expect(killed.calls.length - undisturbed.calls.length).toBeLessThanOrEqual(killed.kills * 6);
  const [first] = undisturbed.lines;
  expect(JSON.parse(first!)).toMatchObject({ status: 'SUCCEEDED', output: playbookOutput });
});
