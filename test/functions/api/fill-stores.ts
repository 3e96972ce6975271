import type { ApiPorts } from '../../../functions/api/api-ports.ts';
import { anAccount, dossierOf } from '../../factories/dossiers.ts';
import { aJudgedDay } from '../../factories/judged-day.ts';
import { anOverride } from '../../factories/overrides.ts';
import { aRow, aSummary } from '../../factories/portfolio.ts';
import { aMail, aRun, aTask, aTaskByHand } from '../../factories/work.ts';
import { publishSomeFiles } from '../../factories/workflows.ts';

const day = '2026-03-01';

/** Puts one of everything into the stores and gives the ids that then exist. */
export async function fillStores(ports: ApiPorts): Promise<string[]> {
  await publishSomeFiles(ports.workflows);
  await ports.days.writeJudgedDays([aJudgedDay('A')]);
  await ports.days.writePortfolio(day, 0, [aRow('A'), aRow('B', { band: 'red', score: 10 })]);
  await ports.days.writeDaySummary(aSummary(day, { accounts: 2 }));
  await ports.runs.begin(aRun('run-1'));
  await ports.runs.recordStep('run-1', {
    stepId: 'nudge',
    kind: 'email',
    at: '2026-03-02T06:00:01.000Z',
    outcome: 'sent',
  });
  await ports.tasks.create(aTask('run-1.call'));
  await ports.deliveries.create(aMail('run-1.nudge'));
  await ports.unsubscribes.write({
    token: 'secret',
    deliveryId: 'run-1.nudge',
    address: 'a@x.example',
    category: 'operational',
  });
  const { profile } = dossierOf([anAccount('2026-01-01', { accountId: 'A' })]);
  await ports.records.write({ profiles: [profile], months: [], newAccountIds: ['A'] });
  await ports.overrides.add(anOverride('A'));
  await ports.tasks.create(aTaskByHand('by-hand-1.task'));
  const made = { accountId: 'A', by: 'local', createdAt: '2026-03-02T06:00:00.000Z' };
  await ports.notes.write({ ...made, noteId: '20260302060000000-1', text: 'They are well' });
  await ports.pauses.write({ ...made, pauseId: 'pause-1', until: '2026-03-09', because: 'They asked' });
  return ['A', 'by-hand-1.task', '20260302060000000-1', 'over-1', 'B', 'run-1', 'run-1.call', 'run-1.nudge', 'secret'];
}
