import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordStore } from '../../lib/ports/records.ts';
import { type EvaluationReport, evaluate } from '../../lib/usecases/evaluate.ts';
import { loadCurrentWorkflows } from '../../lib/usecases/load-workflows.ts';
import { trainRisk } from '../../lib/usecases/train-risk.ts';
import { cancelLate, leavingWorld, tellOnLeavers, withoutArrivals } from '../factories/leaving-world.ts';

const COMPANY = { accounts: 110, from: '2025-03-03', until: '2026-02-28' } as const;
const [IMPORTED, TOLD] = ['2026-03-01', '2026-03-20'] as const;
const SPLIT = '2025-11-01';

let world: Awaited<ReturnType<typeof leavingWorld>>;
let before: EvaluationReport;
let model: Awaited<ReturnType<typeof train>>;

beforeAll(async () => {
  world = await leavingWorld(COMPANY, IMPORTED);
  [before, model] = [await tested(), await train('2026-03-10')];
  tellOnLeavers(world.folder);
  cancelLate(world.folder, '2025-08-15', 40);
  await world.take(TOLD);
});
afterAll(() => world.close());

async function tested(records: RecordStore = world.ports.records): Promise<EvaluationReport> {
  const published = await loadCurrentWorkflows(world.ports);
  const question = { published, horizonDays: 28, trainBefore: SPLIT, until: COMPANY.until };
  return evaluate(question, { ...world.ports, records });
}

const train = (day: string) =>
  trainRisk({ horizonDays: 28, before: day, trainedAt: '2026-03-01T00:00:00Z' }, world.ports);

/** All figures; the time at which it was asked is none. */
const figures = ({ model: { trainedAt: _, ...claims }, ...report }: EvaluationReport) => ({ ...report, model: claims });
const aucOf = ({ contenders }: EvaluationReport) =>
  contenders.find(({ kind }) => kind === 'metric')?.evaluation.auc?.value ?? Number.NaN;

describe('an evaluation', () => {
  it('tests on days after those that were learned from, and no metric knows for sure who will leave', () => {
    expect([before.train.days.at(-1), before.test.days[0]]).toEqual(['2025-10-03', SPLIT]);
    expect(before.test.leaving).toBeGreaterThan(10);
    expect(aucOf(before)).toBeLessThan(0.8);
    expect(before.contenders.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['health', 'band', 'rule']));
  });
});

describe('late news of who left', () => {
  it('changes no figure of what was known then, and the same question has the same answer', async () => {
    expect(figures(await tested())).toEqual(figures(before));
  });

  it('would be caught in a replay that goes by when things happened only', async () => {
    const leaky = await tested(withoutArrivals(world.ports.records));
    expect(aucOf(leaky)).toBeGreaterThan(0.95);
  });

  it('is learned only by a model trained for a day on which it had arrived', async () => {
    expect(await train('2026-03-10')).toEqual(model);
    const { training } = await train('2026-03-21');
    expect(training.eventAccounts).toBeGreaterThan(model.training.eventAccounts + 20);
  });
});
