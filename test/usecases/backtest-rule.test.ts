import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, daysFrom } from '../../lib/domain/day.ts';
import type { Rule } from '../../lib/domain/rules/rule.ts';
import { backtestRule } from '../../lib/usecases/backtest-rule.ts';
import { checkAlertBudget } from '../../lib/usecases/check-alert-budget.ts';
import { replayRules } from '../../lib/usecases/replay/replay-rules.ts';
import { replayStages } from '../../lib/usecases/replay/replay-stages.ts';
import { historyOf, publishedWith, replayWorld } from '../factories/history.ts';
import { someFiles } from '../factories/workflows.ts';

const rules = `
rules:
  - { id: fading, label: Use is fading, when: 'falling("logins_28d", 0.3)', hold-days: 3, cooldown-days: 30, severity: warning, owner: ops lead, playbook: csm-task, mode: live, exit-when: logins_28d_change > 0 }
  - { id: quiet, label: Nobody logs in, when: logins_28d < 185, cooldown-days: 20, severity: info, mode: live }
  - { id: unbuilt, label: Nothing built, when: 'overdue("dashboards-built") || peer.percentile("logins_28d") < 25', severity: info, cooldown-days: 40 }
  - { id: sinking, label: Health sinks, when: health.change_28d < -10, severity: info, mode: "off" }
  - { id: anybody, label: Anybody, when: days_since_signup >= 0, severity: info, mode: "off" }
`;
const settings = `${someFiles['settings.yaml']}alert-budget: { firings-per-csm-per-week: 1 }\n`;
const scorecard = (someFiles['scorecard.yaml'] as string).replace('target: 20', 'target: 150');
const published = publishedWith({ 'rules.yaml': rules, 'settings.yaml': settings, 'scorecard.yaml': scorecard });
const histories = Array.from({ length: 24 }, (_, index) => historyOf(`a${String(index).padStart(2, '0')}`, index));

let world: Awaited<ReturnType<typeof worldOf>>;
async function worldOf() {
  const stores = await replayWorld(histories);
  const overrides = {
    endingFrom: async () => [],
    ofAccount: async () => [],
    add: async () => {},
    withdraw: async () => true,
  };
  return { ...stores, overrides, clock: { now: () => new Date('2026-06-30T12:00:00Z') } };
}
beforeAll(async () => {
  world = await worldOf();
});

const ask = (ruleId: string, over: { from?: string; to?: string; drafts?: Rule[]; horizonDays?: number } = {}) =>
  backtestRule({ ruleId, published, horizonDays: 28, ...over }, world);

describe('a backtest', () => {
  it('judges by hindsight what a rule would have flagged', async () => {
    const { live, customers, observedUntil } = await ask('fading', { from: '2025-05-01', to: '2025-08-31' });
    expect([customers, observedUntil]).toEqual([24, '2025-10-27']);
    expect(live?.rule).toMatchObject({ id: 'fading', owner: 'ops lead', holdDays: 3 });
    // A quarter leaves, each after two months of fading.
    expect(live?.accounts).toBe(6);
    expect(live?.foresight).toMatchObject({ open: 0, left: 6, accountsJudged: 6 });
    expect(live?.foresight?.lift?.value).toBeGreaterThan(1);
    expect(live?.flagged.every(({ owner, became }) => owner?.startsWith('csm-') && became !== 'open')).toBe(true);
  });

  it('keeps firings out of the figures whose horizon is not over', async () => {
    const { live } = await ask('quiet', { from: '2025-10-10', to: '2025-10-27' });
    expect(live?.firings).toBeGreaterThan(0);
    expect(live?.foresight).toMatchObject({ judged: 0, open: live?.firings });
    expect(live?.foresight?.precision).toBeUndefined();
    expect(live?.flagged.every(({ became }) => became === 'open')).toBe(true);
  });

  it('says with which rules it flags the same accounts', async () => {
    const { live } = await ask('fading', { from: '2025-05-01', to: '2025-08-31' });
    const quiet = live?.overlap.find(({ ruleId }) => ruleId === 'quiet');
    expect(quiet).toMatchObject({ both: 6 });
    expect(quiet?.jaccard).toBeCloseTo(6 / (quiet?.accounts ?? 0), 9);
  });

  it('takes the last 90 days of the history unless told otherwise', async () => {
    expect(await ask('fading')).toMatchObject({ from: '2025-07-30', to: '2025-10-27' });
  });

  it('tries a rule that is switched off, and measures what it needs', async () => {
    const { live } = await ask('sinking', { from: '2025-05-01', to: '2025-08-31' });
    expect(live?.firings).toBeGreaterThan(0);
  });

  it('sets a draft beside the published rule', async () => {
    const eager = published.rules.map((rule) => ({ ...rule, holdDays: 20, cooldownDays: 60 }));
    const range = { from: '2025-05-01', to: '2025-06-20' };
    const { live, draft, onlyLive, onlyDraft } = await ask('fading', { ...range, drafts: eager });
    expect(live?.flagged).toEqual((await ask('fading', range)).live?.flagged);
    expect(draft?.rule.holdDays).toBe(20);
    expect([onlyLive?.length, onlyDraft]).toEqual([(live?.accounts ?? 0) - (draft?.accounts ?? 0), []]);
  });

  it.each([
    ['a rule that is misspelt', () => ask('fadin'), 'Did you mean fading?'],
    ['a rule that a file lacks', () => ask('fading', { drafts: [] }), 'in the file; there are: none'],
    ['days before the history', () => ask('fading', { from: '2024-01-01' }), 'reaches from 2025-01-01 to 2025-10-27'],
    ['days after it', () => ask('fading', { to: '2026-01-01' }), 'reaches from 2025-01-01 to 2025-10-27'],
    [
      'days in the wrong order',
      () => ask('fading', { from: '2025-06-01', to: '2025-05-01' }),
      'not to lie after the last',
    ],
  ])('refuses %s', async (_, question, message) => {
    await expect(question()).rejects.toThrow(message);
  });
});

describe('replaying rules', () => {
  it('says the same when asked again, and of a range in two parts what it says of the whole', async () => {
    const [from, to] = ['2025-03-01', '2025-08-31'];
    for (const ruleId of ['fading', 'unbuilt', 'sinking']) {
      const whole = await ask(ruleId, { from, to });
      expect(await ask(ruleId, { from, to })).toEqual(whole);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 180 }), async (days) => {
          const cut = addDays(from, days);
          const parts = [await ask(ruleId, { from, to: addDays(cut, -1) }), await ask(ruleId, { from: cut, to })];
          expect(parts.flatMap(({ live }) => live?.flagged ?? [])).toEqual(whole.live?.flagged);
        }),
        { numRuns: 1 },
      );
    }
  });

  it('measures the same in many passes as in one', async () => {
    const { catalogue, milestones } = published;
    const stages = [
      { days: daysFrom('2025-02-01', '2025-02-20'), metrics: new Set(['dashboards']), peerMetrics: [], milestones: [] },
      { days: daysFrom('2025-02-21', '2025-04-20'), peerMetrics: ['logins_28d'], milestones },
    ];
    const plain = (day: object) => JSON.parse(JSON.stringify(day));
    const replay = async (bytes?: number) =>
      (await Array.fromAsync(replayStages({ stages, catalogue, bytes }, world))).map(plain);
    const whole = await replay();
    expect(whole).toHaveLength(79);
    expect(await replay(20_000)).toEqual(whole);
  });

  it('begins with a later book on its day, without changing the earlier one', async () => {
    const days = daysFrom('2025-03-01', '2025-05-31');
    const [fading, , unbuilt] = published.rules as [Rule, Rule, Rule];
    const replay = (books: Parameters<typeof replayRules>[0]['books']) =>
      Array.fromAsync(replayRules({ days, published, books }, world), ({ firings }) => firings);
    const alone = await replay([{ rules: [fading] }]);
    const both = await replay([{ rules: [fading] }, { rules: [unbuilt], from: '2025-05-01' }]);
    expect(both.map(([first]) => first)).toEqual(alone.map(([first]) => first));
    const fired = both.flatMap(([, second]) => second ?? []);
    expect(fired.length).toBeGreaterThan(0);
    expect(fired.every(({ day }) => day >= '2025-05-01')).toBe(true);
  });
});

describe('a rule that asks how health has changed', () => {
  // Without hold and with the shortest cooldown: what it fires on a day depends on no day before.
  const asking = [published.rules[3] as Rule].map((rule) => ({ ...rule, mode: 'shadow' as const, cooldownDays: 1 }));
  const inRange = ({ day }: { day: string }) => day >= '2025-06-01';

  it('knows how accounts stood before the range, when only others in a backtest ask for health', async () => {
    const replay = (from: string, books: Parameters<typeof replayRules>[0]['books']) =>
      Array.fromAsync(replayRules({ days: daysFrom(from, '2025-07-15'), published, books }, world));
    const anybody = published.rules.filter(({ id }) => id === 'anybody');
    const alone = await replay('2025-01-01', [{ rules: asking }]);
    const beside = await replay('2025-05-04', [
      { rules: anybody, remembersFrom: '2025-01-01' },
      { rules: asking, from: '2025-06-01' },
    ]);
    const fired = alone.flatMap(({ firings: [first = []] }) => first).filter(inRange);
    expect(fired.length).toBeGreaterThan(20);
    expect(beside.flatMap(({ firings: [, second = []] }) => second)).toEqual(fired);
  });

  it('is asked of days before the range, however short the horizon', async () => {
    const rules = [...published.rules.filter(({ id }) => id === 'anybody'), ...asking];
    const question = { ruleId: 'anybody', published: { ...published, rules }, from: '2025-06-01', to: '2025-07-15' };
    const [short, long] = [
      await backtestRule({ ...question, horizonDays: 1 }, world),
      await backtestRule({ ...question, horizonDays: 60 }, world),
    ];
    expect(short.live?.overlap).toEqual(long.live?.overlap);
    expect(short.live?.overlap).toMatchObject([{ ruleId: 'sinking' }]);
  });
});

describe('the alert budget', () => {
  it('is compared with what the live rules would have fired in the last eight weeks', async () => {
    const check = await checkAlertBudget({ workflows: published }, world);
    expect(check).toMatchObject({ from: '2025-09-02', to: '2025-10-27', firingsPerCsmPerWeek: 1 });
    expect(check.rules.map(({ ruleId }) => ruleId)).toEqual(['fading', 'quiet']);
    expect(check.together.csms).toBe(3);
    expect(check.warnings[0]).toMatch(
      /^the rule quiet would have fired more than 1 times a week for a CSM, in \d+ of 27 weeks/,
    );
    expect(check.warnings.at(-1)).toMatch(/^the live rules together/);
  });

  it('warns of nothing while none is set', async () => {
    const unset = publishedWith({ 'rules.yaml': rules });
    expect((await checkAlertBudget({ workflows: unset }, world)).warnings).toEqual([]);
  });
});
