import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presentAccount } from '../../bin/present/account-page.ts';
import { presentRisk } from '../../bin/present/risk.ts';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { judgeDays } from '../../lib/local/judge-days.ts';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { explainAccount } from '../../lib/usecases/explain-account.ts';
import { importFolder } from '../../lib/usecases/import-folder.ts';
import { listAccounts } from '../../lib/usecases/list-accounts.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import type { RiskCard } from '../../lib/usecases/show-risk.ts';
import { LEAVING_MAPPING, writeLeavingExports } from '../factories/leaving-exports.ts';
import { aTerminal } from '../factories/terminal.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

const TODAY = '2026-03-01';
const LAST = '2026-02-28';
/** Too early for anybody to have left. */
const EARLY = '2025-03-01';

const RULE = `rules:
  - id: about-to-leave
    label: About to leave
    when: risk.probability >= 0.05
    severity: critical
    playbook: csm-task
    mode: live
`;

const dir = mkdtempSync(join(tmpdir(), 'holdfast-'));
let holdfast: Holdfast;
beforeAll(async () => {
  holdfast = await serveHoldfast({ dir, speed: 'stepped', start: new Date(`${TODAY}T09:00:00Z`), port: 0 });
  const folder = join(dir, 'tool');
  writeLeavingExports(folder, { accounts: 200, from: '2025-01-06', until: LAST });
  const mapping = { file: 'tool.yaml', text: LEAVING_MAPPING };
  const { faults } = await importFolder({ folder, mapping }, holdfast.ports);
  expect(faults).toEqual([]);
  await publishWorkflows({ files: shippedWorkflows({ 'rules.yaml': RULE }) }, holdfast.ports);
});
afterAll(async () => {
  await holdfast.close();
  rmSync(dir, { recursive: true, force: true });
});

const judge = (day: string) => judgeDays([{ from: day, until: day, act: false }], holdfast.ports, silentProgress);
const explain = (accountId: string, day?: string) => explainAccount({ accountId, day }, holdfast.ports);
const customers = { customers: 'current', sort: 'churn-risk', limit: 50 } as const;
const likeliest = () => listAccounts(customers, holdfast.ports);

async function train(event: object): Promise<Record<string, unknown>> {
  const outcome = await holdfast.runtime?.invoke('train-risk', event as never);
  if (!outcome || 'error' in outcome) throw new Error(JSON.stringify(outcome));
  return outcome.result as Record<string, unknown>;
}

describe('before a model was trained', () => {
  it('nobody has a risk, and a rule about it stays silent', async () => {
    await judge(LAST);
    const { accounts } = await likeliest();
    expect(accounts.length).toBeGreaterThan(40);
    expect(accounts.filter(({ churnRisk, firings }) => churnRisk !== undefined || firings.length > 0)).toEqual([]);
    expect((await explain(accounts[0]?.accountId ?? '')).risk).toBeUndefined();
  });
});

describe('a model with insufficient signal', () => {
  it('says so, gives nobody a probability, and says once on the page of an account why', async () => {
    expect(await train({ before: EARLY })).toMatchObject({ signal: 'insufficient', before: EARLY });
    await judge(EARLY);
    const [account] = await holdfast.ports.days.portfolio(EARLY);
    expect(account?.churnRisk).toBeUndefined();
    const explained = await explain(account?.accountId ?? '', EARLY);
    expect(explained.risk).toMatchObject({ horizonDays: 28, insufficient: { because: expect.any(String) } });
    expect(explained.risk?.probability).toBeUndefined();
    expect(presentAccount(explained, aTerminal()).match(/insufficient signal/g)).toHaveLength(1);
  });
});

describe('a model with sufficient signal', () => {
  beforeAll(async () => {
    expect(await train({})).toMatchObject({ signal: 'sufficient', before: TODAY });
    await judge(LAST);
  });

  it('is the same when it is trained again in the same month', async () => {
    const [first] = await holdfast.ports.riskModels.history(1);
    await holdfast.runtime?.steps?.advanceTo(new Date('2026-03-03T09:00:00Z'));
    await train({});
    const [again] = await holdfast.ports.riskModels.history(1);
    expect({ ...again, trainedAt: '' }).toEqual({ ...first, trainedAt: '' });
    expect(again?.trainedAt.slice(0, 10)).toBe('2026-03-03');
  });

  it('gives every customer a probability, the likeliest first, and who has cancelled none', async () => {
    const { accounts } = await likeliest();
    const risks = accounts.map(({ churnRisk }) => churnRisk ?? Number.NaN);
    expect(risks.every((risk) => risk >= 0 && risk <= 1)).toBe(true);
    expect(risks).toEqual(risks.toSorted((a, b) => b - a));
    expect(risks[0]).toBeGreaterThan(0.05);
    const gone = await listAccounts({ ...customers, customers: 'cancelled' }, holdfast.ports);
    expect(gone.total).toBeGreaterThan(5);
    expect(gone.accounts.filter(({ churnRisk }) => churnRisk !== undefined)).toEqual([]);
  });

  it('explains itself on the page of an account: reasons that add up', async () => {
    const [first] = (await likeliest()).accounts;
    const explained = await explain(first?.accountId ?? '');
    const { probability = 0, average = 0, reasons = [] } = explained.risk ?? {};
    const logit = (share: number) => Math.log(share / (1 - share));
    const sum = reasons.reduce((total, { contribution }) => total + contribution, 0);
    // The probability is kept to four digits.
    expect(1 / (1 + Math.exp(-(logit(average) + sum)))).toBeCloseTo(probability, 3);
    expect(presentAccount(explained, aTerminal())).toMatch(/\d % within 28 days; of the average account .* because\n/);
  });

  it('fires the rule that asks for it, and says how likely it is', async () => {
    const { accounts } = await likeliest();
    const fired = accounts.filter(({ firings }) => firings.includes('about-to-leave'));
    expect(fired.length).toBeGreaterThan(0);
    expect(fired.filter(({ churnRisk = 0 }) => churnRisk < 0.05)).toEqual([]);
    const { firings } = await explain(fired[0]?.accountId ?? '');
    expect(firings[0]?.reason).toMatch(/^About to leave: churn risk \d+ % within 28 days$/);
  });

  it('shows its card through the API, as the command line prints it', async () => {
    const answer = await fetch(`${holdfast.runtime?.apiUrl}/risk`);
    expect(answer.status).toBe(200);
    const card = (await answer.json()) as RiskCard;
    expect(card).toMatchObject({ signal: 'sufficient', before: TODAY, earlier: [{ before: EARLY }] });
    expect(card.drivers.length).toBeGreaterThan(0);
    expect(presentRisk(card, aTerminal())).toContain('Churn within 28 days  sufficient signal');
  });

  it('judges no day that it could not have judged then: the past is judged by the model of its time', async () => {
    await judge('2026-02-27');
    const risks = (await holdfast.ports.days.portfolio('2026-02-27')).map(({ churnRisk }) => churnRisk);
    expect(new Set(risks)).toEqual(new Set([undefined]));
  });

  it('keeps an account-day within one write unit', async () => {
    const { table } = holdfast.ports;
    const [first] = (await likeliest()).accounts;
    const item = await table.get({ PK: `ACCOUNT#${first?.accountId}`, SK: `DAY#${LAST}` });
    const body = item?.body as Uint8Array | undefined;
    expect(body?.length).toBeLessThan(900);
  });
});
