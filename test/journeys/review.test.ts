import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../bin/command-line.ts';
import type { HttpResponse } from '../../functions/api/http-event.ts';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { judgeDays } from '../../lib/local/judge-days.ts';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { extendSample, importSample } from '../../lib/local/sample-company.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { decisionsOf } from '../../lib/usecases/review/decide.ts';
import { httpEvent } from '../factories/http-event.ts';
import { aTerminal } from '../factories/terminal.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

/** The last day of a month; its first working day after it is a Monday, the second. */
const LAST = '2026-10-31';
const SUNDAY = '2026-11-01T15:00:00Z';
const MONDAY = '2026-11-02T15:00:00Z';
const MONTH = '2026-10';

/** A playbook that waits before it does anything. */
const lookIn = {
  'playbooks/look-in.yaml': `
id: look-in
title: Look in on them
steps:
  - wait: 2 working days
  - email: { to: owner, template: still-at-risk }
`,
};

const dir = mkdtempSync(join(tmpdir(), 'holdfast-'));
let holdfast: Holdfast;
beforeAll(async () => {
  await extendSample(dir, LAST, { accounts: 120, seed: 5 });
  holdfast = await serveHoldfast({ dir, speed: 'stepped', start: new Date(SUNDAY) });
  await importSample(dir, holdfast.ports, silentProgress);
  await publishWorkflows({ files: { ...shippedWorkflows(), ...lookIn } }, holdfast.ports);
  await judgeDays([{ from: LAST, until: LAST, act: false }], holdfast.ports, silentProgress);
});
afterAll(async () => {
  await holdfast?.close();
  rmSync(dir, { recursive: true, force: true });
});

const until = (instant: string) => holdfast.runtime?.steps?.advanceTo(new Date(instant));
const invoke = async (name: string, event: unknown = {}) =>
  ((await holdfast.runtime?.invoke(name, event as never)) as { result: unknown } | undefined)?.result;

type Asking = { json?: unknown; person?: string; role?: string };

// biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schemas by the API itself
async function ask(path: string, { json, person = 'ann@us.test', role = 'leader' }: Asking = {}): Promise<any> {
  const headers = { 'x-holdfast-person': person, 'x-holdfast-role': role };
  const sent = json === undefined ? { headers } : { method: 'POST', json, headers };
  const { statusCode, body } = (await invoke('api', httpEvent(path, sent))) as HttpResponse;
  return { ...JSON.parse(body ?? '{}'), status: statusCode };
}

async function type(...args: string[]): Promise<string> {
  const terminal = aTerminal();
  if ((await runCommandLine([...args, '--dir', dir], terminal)) !== 0) throw new Error(terminal.warned.join('\n'));
  return terminal.written.join('\n');
}

describe('an implementation review', () => {
  it('is not prepared before the first working day of the month, and then once, with a mail to the team', async () => {
    expect(await invoke('prepare-review')).toEqual({ month: MONTH, outcome: 'too-early' });
    expect(await ask(`/reviews/${MONTH}`)).toMatchObject({ status: 200, values: 'live', prepared: false });
    await until(MONDAY);
    expect(await invoke('prepare-review')).toMatchObject({ outcome: 'prepared', accounts: expect.any(Number) });
    expect(await invoke('prepare-review')).toMatchObject({ outcome: 'prepared-before' });
    await invoke('release-messages');
    const mails = holdfast.runtime?.outbox.list() ?? [];
    expect(mails.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Implementation review of October 2026: \d+ accounts to go through$/),
    ]);
    expect(mails[0]?.to).toContain('support-lead@northgauge.example');
  });

  it('has every sign-up of the month with what four applications say, the most pressing first', async () => {
    const review = await ask(`/reviews/${MONTH}`);
    const { accounts } = await ask(`/reviews/${MONTH}/accounts?limit=50`);
    expect(review.accounts.length).toBeGreaterThan(2);
    expect(accounts.map(({ accountId }: { accountId: string }) => accountId)).toEqual(
      review.accounts.map(({ accountId }: { accountId: string }) => accountId),
    );
    for (const account of accounts) {
      expect(account.signupDay.slice(0, 7)).toBe(MONTH);
      for (const role of ['crm', 'support', 'marketing', 'product']) {
        expect(account.panels[role].sources.length).toBeGreaterThan(0);
      }
      expect(account.milestones.length).toBe(7);
      expect(account.proposal.reason).not.toBe('');
    }
    const scores = review.accounts.map(({ priority }: { priority: { score: number } }) => priority.score);
    expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a));
    expect(accounts.flatMap((one: { contradictionList: unknown[] }) => one.contradictionList).length).toBeGreaterThan(
      0,
    );
  });

  it('is the same when it is put together again', async () => {
    const [once, again] = [await ask(`/reviews/${MONTH}?values=live`), await ask(`/reviews/${MONTH}?values=live`)];
    expect(again).toEqual(once);
    const frozen = await ask(`/reviews/${MONTH}`);
    expect(frozen.accounts).toEqual(once.accounts);
  });

  it('keeps what two people write at once, and both texts of one who writes in two windows', async () => {
    const { accounts } = await ask(`/reviews/${MONTH}`);
    const [first] = accounts;
    const note = `/reviews/${MONTH}/accounts/${first.accountId}/note`;
    const before = await ask(`/reviews/${MONTH}/meeting`);
    const written = await Promise.all([
      ask(note, { json: { text: 'They wait for a connector', version: 0 }, person: 'ann@us.test', role: 'csm' }),
      ask(note, { json: { text: 'Two cases are open', version: 0 }, person: 'bo@us.test', role: 'csm' }),
      ask(note, { json: { text: 'Call the sponsor', version: 0 }, person: 'bo@us.test', role: 'csm' }),
    ]);
    expect(written.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { state, revision } = await ask(`/reviews/${MONTH}/meeting?since=${before.revision}`);
    const texts = Object.fromEntries(
      state.notes.map((one: { author: string; text: string }) => [one.author, one.text]),
    );
    expect(texts['ann@us.test']).toBe('They wait for a connector');
    expect(texts['bo@us.test']).toContain('Two cases are open');
    expect(texts['bo@us.test']).toContain('Call the sponsor');
    expect(written.map(({ outcome }) => outcome)).toContain('merged');
    expect(await ask(`/reviews/${MONTH}/meeting?since=${revision}`)).toEqual({ month: MONTH, revision, status: 200 });
  });

  it('starts a playbook on the spot, once, whose mail stands in the outbox', async () => {
    const { accounts } = await ask(`/reviews/${MONTH}`);
    const { accountId } = accounts.find(({ standing }: { standing: string }) => standing !== 'left');
    const decision = `/reviews/${MONTH}/accounts/${accountId}/decision`;
    const intervene = { decision: 'intervene', because: 'Nobody has come', begin: { playbook: 'onboarding-nudge' } };
    const [one, two] = await Promise.all([ask(decision, { json: intervene }), ask(decision, { json: intervene })]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(one.decision.started).toEqual(two.decision.started);
    expect(await ask(decision, { json: intervene })).toMatchObject({ outcome: 'unchanged' });
    await until('2026-11-02T15:10:00Z');
    const { deliveries } = await ask(`/runs/${one.decision.started.runId}`);
    expect(deliveries).toMatchObject([{ template: 'setup-help', accountId }]);
    const { deliveries: outbox } = await ask('/outbox?channel=email');
    expect(outbox.map((delivery: { runId: string }) => delivery.runId)).toContain(one.decision.started.runId);
  });

  it('replaces a decision and keeps what it replaced; the account’s own history has both', async () => {
    const { accounts } = await ask(`/reviews/${MONTH}`);
    const { accountId } = accounts.at(-1);
    const decision = `/reviews/${MONTH}/accounts/${accountId}/decision`;
    await ask(decision, { json: { decision: 'on-track' }, person: 'ann@us.test', role: 'csm' });
    const snoozed = { decision: 'snooze', until: '2026-11-20', because: 'They are on holiday' };
    const { decision: standing } = await ask(decision, { json: snoozed, person: 'bo@us.test', role: 'csm' });
    expect(standing).toMatchObject({
      decision: 'snooze',
      by: 'bo@us.test',
      revision: 2,
      replaced: [{ by: 'ann@us.test' }],
    });
    const history = await decisionsOf({ accountId }, holdfast.ports);
    expect(history.map(({ decision: what, month }) => [what, month])).toEqual([
      ['snooze', MONTH],
      ['on-track', MONTH],
    ]);
  });

  it.each([
    ['a snooze without a day', { decision: 'snooze' }, 400],
    ['a snooze until a day that is over', { decision: 'snooze', until: '2026-10-01' }, 400],
    ['a day for what is no snooze', { decision: 'lost', until: '2026-12-01' }, 400],
    ['something begun without an intervention', { decision: 'on-track', begin: { task: 'Call' } }, 400],
    ['a playbook that is not there', { decision: 'intervene', begin: { playbook: 'no-such' } }, 404],
    ['a decision there is no word for', { decision: 'perhaps' }, 400],
  ])('refuses %s', async (_, json, status) => {
    const { accounts } = await ask(`/reviews/${MONTH}`);
    const { accountId } = accounts.at(-1);
    expect((await ask(`/reviews/${MONTH}/accounts/${accountId}/decision`, { json })).status).toBe(status);
  });

  it.each([
    ['/reviews/2026-13', 400],
    ['/reviews/1999-01', 404],
    [`/reviews/${MONTH}/accounts/no-such-account`, 404],
    [`/reviews/${MONTH}/accounts?cursor=nonsense`, 400],
  ])('answers %s with %i', async (path, status) => {
    expect((await ask(path)).status).toBe(status);
  });

  it('lets viewers read and not write, and only leaders prepare and send', async () => {
    const viewer = { role: 'viewer' };
    expect((await ask(`/reviews/${MONTH}`, viewer)).status).toBe(200);
    const { accounts } = await ask(`/reviews/${MONTH}`);
    const account = `/reviews/${MONTH}/accounts/${accounts[0].accountId}`;
    const refused = [
      await ask(`${account}/note`, { ...viewer, json: { text: 'x', version: 0 } }),
      await ask(`/reviews/${MONTH}/prepare`, { role: 'csm', json: {} }),
      await ask(`/reviews/${MONTH}/minutes/send`, { role: 'csm', json: {} }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
  });

  it('shows whose screen is shown, which moves along with them', async () => {
    const { accounts } = await ask(`/reviews/${MONTH}`);
    const [one, two] = accounts;
    const place = (json: object, person: string) =>
      ask(`/reviews/${MONTH}/meeting/place`, { json, person, role: 'csm' });
    await place({ accountId: one.accountId, presenting: true }, 'ann@us.test');
    await place({ accountId: two.accountId }, 'ann@us.test');
    await place({ accountId: one.accountId }, 'bo@us.test');
    const { state } = await ask(`/reviews/${MONTH}/meeting`);
    expect(state.presenting).toMatchObject({ by: 'ann@us.test', accountId: two.accountId });
    expect(state.people).toMatchObject([{ person: 'ann@us.test' }, { person: 'bo@us.test', accountId: one.accountId }]);
    await place({ presenting: false }, 'ann@us.test');
    expect((await ask(`/reviews/${MONTH}/meeting`)).state.presenting).toBeUndefined();
  });

  it('ends in minutes, which go to the team once', async () => {
    const minutes = await ask(`/reviews/${MONTH}/minutes`);
    expect(minutes.people).toEqual(['ann@us.test', 'bo@us.test']);
    expect(minutes.decided).toMatchObject({ intervene: 1, snooze: 1 });
    const sent = [
      await ask(`/reviews/${MONTH}/minutes/send`, { json: {} }),
      await ask(`/reviews/${MONTH}/minutes/send`, { json: {} }),
    ];
    expect(sent.map(({ outcome }) => outcome)).toEqual(['queued', 'sent-before']);
    await invoke('release-messages');
    await invoke('release-messages');
    const mails = holdfast.runtime?.outbox.list() ?? [];
    const posted = mails.filter(({ subject }) => subject === 'Minutes: implementation review of October 2026');
    expect(posted).toHaveLength(1);
    const { text } = await ask(`/outbox/minutes-${MONTH}`);
    expect(text).toContain('They wait for a connector');
    expect(text).toContain('put off until 2026-11-20: They are on holiday');
    const { reviews } = await ask('/reviews');
    expect(reviews[0]).toMatchObject({ month: MONTH, decided: 2, noted: 1, minutesAt: expect.any(String) });
  });

  it('is followed up at the next one', async () => {
    const { followUps } = await import('../../lib/usecases/review/follow-ups.ts');
    const rows = await holdfast.ports.days.portfolio(LAST);
    const found = await followUps({ month: '2026-11', day: LAST, rows }, holdfast.ports);
    expect(found.map(({ decision, verdict }) => [decision, verdict]).toSorted()).toEqual(
      expect.arrayContaining([['snooze', 'too-early']]),
    );
    expect(found.find(({ decision }) => decision === 'intervene')?.run).toMatchObject({ playbook: 'onboarding-nudge' });
  });

  it('says the same on the command line, as a table, as JSON and as a page that can do nothing', async () => {
    expect(await type('review', MONTH)).toContain('Implementation review of October 2026');
    const json = JSON.parse(await type('review', MONTH, '--json'));
    expect(json.accounts).toEqual((await ask(`/reviews/${MONTH}`)).accounts);
    expect(json.dossiers).toHaveLength(json.accounts.length);
    const page = await type('review', MONTH, '--html');
    expect(page).not.toMatch(/<script|<img|https?:|javascript:/);
    expect(page).toContain('<h3>Milestones</h3>');
    expect(await type('review', MONTH, '--minutes')).toContain('They wait for a connector');
    expect(await type('review', MONTH, '--minutes', '--html')).toContain('They wait for a connector');
  });

  it('has a trend over cohorts, the same over the API and on the command line', async () => {
    const { status, ...trend } = await ask('/review-trends?months=12');
    expect(status).toBe(200);
    expect(trend.cohorts.at(-1)).toMatchObject({ month: MONTH });
    expect(trend.staying).toHaveLength(4);
    expect(JSON.parse(await type('review', '--trend', '--months', '12', '--json'))).toEqual(trend);
    expect(await type('review', '--trend')).toContain('Do implemented accounts stay?');
  });

  it('lists its months in a handful of reads, however many there are', async () => {
    const { meter } = holdfast.ports.table;
    const before = { ...meter };
    const { reviews } = await ask('/reviews');
    expect(reviews.length).toBeGreaterThan(12);
    expect(reviews[0]).toMatchObject({ month: MONTH, minutesAt: expect.any(String) });
    expect(meter.calls - before.calls).toBeLessThanOrEqual(6);
    expect(meter.readUnits - before.readUnits).toBeLessThanOrEqual(20);
  });

  describe('of a month that nobody prepared', () => {
    const month = '2026-08';
    const counted = async (path: string) => {
      const { meter } = holdfast.ports.table;
      const before = { ...meter };
      const answer = await ask(path);
      return { answer, calls: meter.calls - before.calls, writes: meter.writeUnits - before.writeUnits };
    };

    it('is worked out once, whoever reads it, and says when', async () => {
      const first = await counted(`/reviews/${month}`);
      expect(first.answer).toMatchObject({ status: 200, values: 'live', prepared: false });
      const again = await counted(`/reviews/${month}`);
      expect(again.answer).toEqual(first.answer);
      expect(again.calls).toBeLessThanOrEqual(6);
      expect(again.writes).toBe(0);
      const [{ accountId }] = first.answer.accounts;
      const one = await counted(`/reviews/${month}/accounts/${accountId}`);
      expect(one.calls).toBeLessThanOrEqual(7);
      const { accounts } = await ask(`/reviews/${month}/accounts?limit=50`);
      expect(accounts[0]).toEqual(one.answer.account);
    });

    it('is worked out anew when that is asked for, and after something happened in its meeting', async () => {
      expect((await counted(`/reviews/${month}?values=live`)).calls).toBeGreaterThan(10);
      const { accounts } = await ask(`/reviews/${month}`);
      await ask(`/reviews/${month}/accounts/${accounts[0].accountId}/note`, {
        json: { text: 'Rang them', version: 0 },
      });
      expect((await counted(`/reviews/${month}`)).writes).toBeGreaterThan(0);
      expect((await counted(`/reviews/${month}`)).writes).toBe(0);
    });
  });

  describe('a decision that is taken back', () => {
    const pathOf = (accountId: string) => `/reviews/${MONTH}/accounts/${accountId}/decision`;
    const decide = (accountId: string, json: object) => ask(pathOf(accountId), { json });
    const takeBack = (accountId: string, revision: number, person = 'bo@us.test') =>
      ask(`${pathOf(accountId)}/take-back`, { json: { revision }, person, role: 'csm' });
    const task = { decision: 'intervene', begin: { task: 'Ring them' } };
    let account: string;
    beforeAll(async () => {
      const { accounts } = await ask(`/reviews/${MONTH}`);
      account = accounts.findLast(
        ({ standing, accountId }: { standing: string; accountId: string }) =>
          standing !== 'left' && accountId !== accounts.at(-1).accountId,
      ).accountId;
    });

    it('leaves the account undecided, once however often it is asked for, and keeps its history', async () => {
      const { decision } = await decide(account, { decision: 'on-track', because: 'They are nearly there' });
      const answers = await Promise.all([takeBack(account, decision.revision), takeBack(account, decision.revision)]);
      expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['taken-back', 'unchanged']);
      expect(await takeBack(account, decision.revision)).toMatchObject({ outcome: 'unchanged', undone: [] });
      const { state } = await ask(`/reviews/${MONTH}/meeting`);
      expect(state.decisions.map((one: { accountId: string }) => one.accountId)).not.toContain(account);
      expect(state.takenBack).toMatchObject([{ accountId: account, takenBack: { by: 'bo@us.test' } }]);
      const minutes = await ask(`/reviews/${MONTH}/minutes`);
      expect(minutes.accounts.find((one: { accountId: string }) => one.accountId === account).decision).toBeUndefined();
      const { entries } = await ask(`/accounts/${account}/timeline?groups=decisions`);
      expect(entries.map(({ what }: { what: string }) => what)).toEqual(
        expect.arrayContaining([`Review of ${MONTH}: “on track” taken back`, `Review of ${MONTH}: on track`]),
      );
    });

    it('is the one that was seen: what somebody decided meanwhile stands', async () => {
      const { decision: first } = await decide(account, { decision: 'on-track' });
      const { decision: second } = await decide(account, { decision: 'implemented' });
      expect(await takeBack(account, first.revision)).toMatchObject({
        ...{ outcome: 'decided-meanwhile', decision: { decision: 'implemented', revision: second.revision } },
      });
      expect(await takeBack(account, second.revision)).toMatchObject({ outcome: 'taken-back' });
    });

    it('withdraws a task that nobody has done; decided again, it begins another', async () => {
      const { decision } = await decide(account, task);
      const { taskId } = decision.started;
      expect(await takeBack(account, decision.revision)).toMatchObject({ undone: [{ became: 'undone' }] });
      expect(await holdfast.ports.tasks.find(taskId)).toMatchObject({ state: 'done', outcome: 'withdrawn' });
      const again = (await decide(account, task)).decision;
      expect(again.started.taskId).not.toBe(taskId);
      expect((await decide(account, task)).outcome).toBe('unchanged');
      await ask(`/tasks/${again.started.taskId}/complete`, { json: { outcome: 'done' } });
      const { undone } = await takeBack(account, again.revision);
      expect(undone).toMatchObject([{ became: 'stays', words: expect.stringContaining('is done, and stays so') }]);
      expect(await holdfast.ports.tasks.find(again.started.taskId)).toMatchObject({ outcome: 'done' });
    });

    it('stops a playbook of which nothing has reached anybody, and leaves one that has taken effect', async () => {
      const intervene = { decision: 'intervene', begin: { playbook: 'look-in' } };
      const { decision } = await decide(account, intervene);
      await until('2026-11-03T15:00:00Z');
      expect(await takeBack(account, decision.revision)).toMatchObject({
        undone: [{ became: 'undone', words: expect.stringContaining('was stopped') }],
      });
      await until('2026-11-12T20:00:00Z');
      expect(await ask(`/runs/${decision.started.runId}`)).toMatchObject({ state: 'failed', deliveries: [] });

      const { decision: again } = await decide(account, intervene);
      expect(again.started.runId).not.toBe(decision.started.runId);
      await until('2026-11-18T20:00:00Z');
      expect(await ask(`/runs/${again.started.runId}`)).toMatchObject({ deliveries: [{ state: 'sent' }] });
      expect(await takeBack(account, again.revision)).toMatchObject({
        undone: [{ became: 'stays', words: expect.stringContaining('a message of it has left') }],
      });
    });

    it.each([
      ['nothing was decided about', 'no-such-account', { revision: 1 }, 404],
      ['nobody says which', undefined, {}, 400],
    ])('is none where %s', async (_, accountId = account, json = {}, status = 0) => {
      expect((await ask(`${pathOf(accountId)}/take-back`, { json })).status).toBe(status);
    });

    it('is not a viewer’s to take back', async () => {
      const json = { revision: 1 };
      expect((await ask(`${pathOf(account)}/take-back`, { json, role: 'viewer' })).status).toBe(403);
    });
  });
});
