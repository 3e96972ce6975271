import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import type { Preview } from '../../lib/domain/previews/preview.ts';
import type { RulePreview } from '../../lib/domain/previews/rule-preview.ts';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { extendSample, importSample } from '../../lib/local/sample-company.ts';
import { backtestRule } from '../../lib/usecases/backtest-rule.ts';
import { loadCurrentWorkflows } from '../../lib/usecases/load-workflows.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

const TO = '2026-06-26';
const dir = mkdtempSync(join(tmpdir(), 'holdfast-'));
const RULES = `rules:
  - id: little-use
    label: Little use
    when: logins_28d <= 60
    hold-days: 2
    cooldown-days: 14
    severity: info
    playbook: onboarding-nudge
    mode: live
  - id: below-peers
    label: Less than the peers
    when: peer.percentile("logins_28d") < 40
    severity: info
    playbook: csm-task
`;
const files: Record<string, string> = { ...shippedWorkflows(), 'rules.yaml': RULES };
let holdfast: Holdfast;
let api: string;

beforeAll(async () => {
  holdfast = await serveHoldfast({ dir, port: 0, start: new Date('2026-06-27T12:00:00Z') });
  api = holdfast.runtime?.apiUrl ?? '';
  await extendSample(dir, TO, { accounts: 24, seed: 3 });
  await importSample(dir, holdfast.ports, silentProgress);
  await publishWorkflows({ files }, holdfast.ports);
});
afterAll(async () => {
  await holdfast.close();
  rmSync(dir, { recursive: true, force: true });
});

type Answer = { previewId: string; errors: object[] };

async function post(wish: object) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${api}/previews`, { method: 'POST', headers, body: JSON.stringify(wish) });
  return { status: response.status, body: (await response.json()) as Answer };
}

async function previewOf(wish: object): Promise<Preview> {
  const { status, body } = await post(wish);
  expect([status, body]).toEqual([202, { previewId: expect.any(String) }]);
  for (;;) {
    const preview = (await (await fetch(`${api}/previews/${body.previewId}`)).json()) as Preview;
    if (preview.state !== 'running') return preview;
    await pause(50);
  }
}

const range = { from: '2026-05-20', to: TO };
const ruleId = 'little-use';

describe('a preview of a rule', () => {
  it('is what backtest answers', async () => {
    const { state, result } = await previewOf({ kind: 'rule', ruleId, ...range });
    const published = await loadCurrentWorkflows(holdfast.ports);
    const question = { ruleId, published, ...range, horizonDays: 28 };
    const { live, ...figures } = await backtestRule(question, holdfast.ports);
    const { flagged = [], ...effect } = live ?? {};
    expect(state).toBe('done');
    expect(flagged.length).toBeGreaterThan(2);
    const { live: seen, ...rest } = result as RulePreview;
    expect(rest).toEqual({ kind: 'rule', ...figures });
    expect(seen).toMatchObject({ ...effect, flaggedLeftOut: 0 });
    expect(new Set(seen?.flagged)).toEqual(new Set(flagged));
    expect(seen?.weeks.reduce((sum, { firings }) => sum + firings, 0)).toBe(flagged.length);
    expect(seen?.weeks.map(({ week }) => week)).toContain('2026-05-25');
  });

  it('shows a draft beside the published one, and who is flagged by one of them only', async () => {
    const draft = RULES.replace('hold-days: 2', 'hold-days: 30');
    const { result } = await previewOf({ kind: 'rule', ruleId, files: { 'rules.yaml': draft }, ...range });
    const { live, draft: drafted, onlyLive } = result as RulePreview;
    expect(drafted?.firings).toBeLessThan(live?.firings ?? 0);
    expect(onlyLive?.length).toBeGreaterThan(0);
  });

  it('is worked out once, however often it is asked for', async () => {
    const [one, other] = [
      await previewOf({ kind: 'rule', ruleId, ...range }),
      await post({ kind: 'rule', ruleId, ...range }),
    ];
    expect(other.body.previewId).toBe(one.previewId);
    const again = (await (await fetch(`${api}/previews/${one.previewId}`)).json()) as Preview;
    expect(again.endedAt).toBe(one.endedAt);
  });

  it('of a draft with faults is refused at once, with each at its place', async () => {
    const draft = RULES.replace('when: ', 'when: loginss_28d > 1 && ');
    const { status, body } = await post({ kind: 'rule', ruleId, files: { 'rules.yaml': draft } });
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({
      file: 'rules.yaml',
      path: 'rules[0].when',
      hint: expect.stringContaining('logins_28d'),
      position: { line: expect.any(Number), column: expect.any(Number) },
    });
  });

  it.each([
    ['of a rule that there is not is not found', { kind: 'rule', ruleId: 'nothing' }, 404],
    ['of a playbook that there is not is not found', { kind: 'playbook', playbookId: 'nothing' }, 404],
    ['of nothing we know is no request', { kind: 'weather' }, 400],
    ['of a path outside the folder is no request', { kind: 'milestones', files: { '../x.yaml': '' } }, 400],
  ])('%s', async (_, wish, status) => {
    expect((await post(wish)).status).toBe(status);
  });

  it('of days before the history fails, and says which there are', async () => {
    const { state, reason } = await previewOf({ kind: 'rule', ruleId, from: '2001-01-01', to: '2001-02-01' });
    expect([state, reason]).toEqual([
      'failed',
      expect.stringMatching(/^Expected days of the history, which reaches from/),
    ]);
  });
});

describe('a preview', () => {
  it('of a scorecard tells who moves to another band', async () => {
    const draft = files['scorecard.yaml']?.replace(/weight: \d+/, 'weight: 60') ?? '';
    const { result } = await previewOf({ kind: 'scorecard', files: { 'scorecard.yaml': draft }, ...range });
    expect(result).toMatchObject({ kind: 'scorecard', one: { name: 'current' }, other: { name: 'draft' } });
    expect((result as { accounts: number }).accounts).toBeGreaterThan(10);
  });

  it('of milestones tells who would be implemented, and whether they stayed', async () => {
    const draft = files['milestones.yaml']?.replace('due-days: 45', 'required: false') ?? '';
    expect(draft).not.toBe(files['milestones.yaml']);
    const { result } = await previewOf({ kind: 'milestones', files: { 'milestones.yaml': draft } });
    if (result?.kind !== 'milestones') throw new Error('no milestones');
    expect(result.changes.lost + result.changes.later).toBe(0);
    expect(result.before.cohorts.map(({ month }) => month)).toEqual(result.after.cohorts.map(({ month }) => month));
  });

  it('of a playbook tells what its rules would have started', async () => {
    const published = await loadCurrentWorkflows(holdfast.ports);
    const rule = published.rules.find(({ id }) => id === ruleId);
    const { result } = await previewOf({ kind: 'playbook', playbookId: rule?.playbook, ...range });
    if (result?.kind !== 'playbook') throw new Error('no playbook');
    const starter = result.starters.find((one) => one.ruleId === ruleId);
    expect(result.runs + result.heldOut).toBe(result.starters.reduce((sum, { firings }) => sum + firings, 0));
    expect(starter?.firings).toBeGreaterThan(0);
    expect(result.steps.length).toBeGreaterThan(0);
  });
});
