import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EvaluationReport } from '../../lib/usecases/evaluate.ts';
import { holdfast } from '../bin/spawn-holdfast.ts';
import { sharedImport } from '../factories/shared-data.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

const MAPPINGS = resolve(import.meta.dirname, '../../examples/mappings');

/** Imports a data set and publishes the shipped workflows by the commands that anybody would use; gives how to evaluate there. */
async function imported(folder: string, mapping: string) {
  const dir = temporaryFolder();
  const steps = [
    ['import', folder, '--map', join(MAPPINGS, `${mapping}.yaml`)],
    ['workflows', 'publish'],
  ];
  for (const step of steps) {
    const { code, stderr } = await holdfast(...step, '--dir', dir, '--json');
    expect(stderr).toBe('');
    expect(code).toBe(0);
  }
  return async (...options: string[]): Promise<EvaluationReport> => {
    const { code, stdout } = await holdfast('evaluate', ...options, '--dir', dir, '--json');
    expect(code).toBe(0);
    return JSON.parse(stdout);
  };
}

const ravenstack = sharedImport('ravenstack');

describe.skipIf(ravenstack.isAbsent)(
  `evaluating ravenstack${ravenstack.isAbsent ? `: ${ravenstack.absent}` : ''}`,
  () => {
    it('answers "insufficient signal", gives nobody a probability, and says what data would help', async () => {
      const evaluate = await imported(ravenstack.input.folder, 'ravenstack');
      const { verdict, model, contenders } = await evaluate('--train-before', '2024-07-01');
      expect(verdict).toMatchObject({ signal: 'insufficient', words: expect.stringMatching(/^Insufficient signal/) });
      expect(model).toMatchObject({ signal: 'insufficient', features: [] });
      expect(model.advice).not.toEqual([]);
      expect(contenders.map(({ kind }) => kind)).not.toContain('model');
    });
  },
);

const small = sharedImport('oulad-small', 'oulad');

describe.skipIf(small.isAbsent)(`evaluating oulad-small${small.isAbsent ? `: ${small.absent}` : ''}`, () => {
  it('gives the same figures twice', async () => {
    const evaluate = await imported(small.input.folder, 'oulad');
    const options = ['--train-before', '2014-02-01', '--until', '2014-10-01', '--where', 'seats > 0'];
    const [first, again] = [await evaluate(...options), await evaluate(...options)];
    const timeless = ({ model: { trainedAt: _, ...model }, ...report }: EvaluationReport) => ({ ...report, model });
    expect(timeless(again)).toEqual(timeless(first));
    expect(first.train.events).toBeGreaterThan(20);
    expect(first.test.n).toBeGreaterThan(1000);
  });
});
