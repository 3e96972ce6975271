import { describe, expect, it } from 'vitest';
import { explainChange, type JudgedWith } from '../../../lib/domain/explanation/explain-change.ts';
import { knownRecordsOf, recordsBehind } from '../../../lib/domain/explanation/records-behind.ts';
import type { Override } from '../../../lib/domain/health/override.ts';
import { scoreAccount } from '../../../lib/domain/health/score-account.ts';
import { measureAccount } from '../../../lib/domain/metrics/measure-account.ts';
import { applyRecords } from '../../../lib/domain/records/apply-records.ts';
import { asKnownOn } from '../../../lib/domain/records/as-known-on.ts';
import type { Dossier } from '../../../lib/domain/records/dossier.ts';
import type { CanonicalRecord } from '../../../lib/domain/records/record.ts';
import { aCase, aLine, anAccount, counted, freshnessOf, shippedCatalogue, used } from '../../factories/dossiers.ts';
import { scorecardsOf } from '../../factories/health-days.ts';
import { anOverride } from '../../factories/overrides.ts';

const catalogue = shippedCatalogue();
const card = (measures: string[], id = 'standard') => `
  - id: ${id}
    label: ${id}
    bands: { green: 70, yellow: 40 }
    measures: [${measures.join(', ')}]`;
const LOGINS = '{ id: logins, label: Logins, weight: 1, metric: logins_28d, points: { ratio: { target: 10 } } }';
const CASES =
  '{ id: cases, label: Cases, weight: 1, metric: open_cases, points: { bands: [{ below: 1, points: 100 }, { points: 0 }] } }';
const BUILT = '{ id: built, label: Built, weight: 2, metric: dashboards, points: { ratio: { target: 4 } } }';
const scorecards = (...measures: string[]) => scorecardsOf(`scorecards:${card(measures)}`);

const [A, B] = ['2026-03-01', '2026-03-02'];
const base: CanonicalRecord[] = [anAccount(), aLine('s', '2025-01-01', { seats: 9 })];

/** What arrives each morning, as imports would bring it. */
function dossierOf(...mornings: [string, CanonicalRecord[]][]): Dossier {
  let dossier: Dossier | undefined;
  for (const [index, [morning, records]] of mornings.entries()) {
    const arrival = { day: morning, isHistory: () => index === 0, sources: ['tool'] };
    const { profile, months } = applyRecords(
      { accountId: 'a1', profile: dossier?.profile, months: dossier?.months ?? [] },
      records,
      undefined,
      arrival,
    );
    const changed = new Set(months.map(({ month }) => month));
    const kept = (dossier?.months ?? []).filter(({ month }) => !changed.has(month));
    dossier = { profile, months: [...kept, ...months].toSorted((a, b) => (a.month < b.month ? -1 : 1)) };
  }
  return dossier as Dossier;
}

function judgedOn(
  day: string,
  dossier: Dossier,
  records: CanonicalRecord[],
  by = scorecards(LOGINS, CASES),
  overrides: Override[] = [],
): JudgedWith {
  const known = asKnownOn(dossier, day);
  const [account] = measureAccount(known, catalogue, { from: day, until: day, freshness: freshnessOf(records) });
  if (!account) throw new Error('nothing measured');
  return {
    day: account,
    health: scoreAccount(account, undefined, by, overrides),
    scorecards: by,
    catalogue,
    dossier: known,
  };
}

describe('what changed', () => {
  const use = [used('2026-02-02', 'login', 3), used('2026-02-20', 'login', 5), used(A, 'login', 1)];
  const calm = [...base, ...use, aCase('k0', '2026-01-05T09:00:00Z', { resolvedAt: '2026-01-06T09:00:00Z' })];

  it('names the records that came and those that are no longer counted', () => {
    const tomorrow = [used(B, 'login', 1), aCase('k1', `${B}T10:00:00Z`, { priority: 'high' })];
    const all = [...calm, ...tomorrow];
    const dossier = dossierOf([A, calm], ['2026-03-03', tomorrow]);
    const { lines, difference } = explainChange(judgedOn(A, dossier, all), judgedOn(B, dossier, all));
    expect(difference).toBe(-60);
    expect(lines).toMatchObject([
      {
        cause: 'value',
        measure: 'cases',
        amount: -50,
        words: 'Open support cases: 0 → 1 (100 → 0 points)',
        records: [
          { fate: 'entered', count: 1, newest: [{ kind: 'case', id: 'k1', day: B, of: 'high', says: 'open' }] },
        ],
      },
      {
        cause: 'value',
        measure: 'logins',
        amount: -10,
        words: 'Logins in 28 days: 9 → 7 (90 → 70 points)',
        records: [
          { fate: 'entered', count: 1, newest: [{ kind: 'usage', of: 'login', day: B, says: '1×' }] },
          { fate: 'left', count: 1, newest: [{ day: '2026-02-02', says: '3×' }] },
        ],
      },
    ]);
  });

  it('says that a record arrived late, and that one was corrected', () => {
    const late = [used('2026-02-25', 'login', 2), used('2026-02-20', 'login', 1)];
    const all = [...calm, ...late];
    const dossier = dossierOf([A, calm], ['2026-03-03', late]);
    const { lines } = explainChange(judgedOn(A, dossier, all), judgedOn(B, dossier, all));
    expect(lines.find(({ measure }) => measure === 'logins')?.records).toMatchObject([
      { fate: 'late', newest: [{ day: '2026-02-25' }] },
      { fate: 'changed', newest: [{ day: '2026-02-20', says: '1×' }] },
      { fate: 'left', newest: [{ day: '2026-02-02' }] },
    ]);
  });

  it('tells a change of the scorecard from a change of the account', () => {
    const dossier = dossierOf([A, [...calm, counted(A, 'dashboard', 1)]]);
    const harder = LOGINS.replace('target: 10', 'target: 18');
    const { lines, difference } = explainChange(
      judgedOn(A, dossier, calm),
      judgedOn(B, dossier, [...calm, counted(A, 'dashboard', 1)], scorecards(harder, BUILT)),
    );
    expect(lines.map(({ cause, measure, words }) => `${cause} ${measure ?? ''}: ${words}`)).toEqual(
      expect.arrayContaining([
        'scorecard logins: the same value gives other points: 90 → 50 points',
        'scorecard cases: taken out of the scorecard',
        expect.stringMatching(/^scorecard : The scorecard "standard" was changed \([0-9a-f]{8} → [0-9a-f]{8}\)/),
      ]),
    );
    expect(lines.reduce((sum, { amount = 0 }) => sum + Math.round(10 * amount), 0)).toBe(
      Math.round(10 * (difference ?? 0)),
    );
  });

  it('says that another scorecard is for the account now', () => {
    const dossier = dossierOf([A, calm]);
    const both = scorecardsOf(
      `scorecards:${card([CASES], 'early').replace('label: early', "label: early\n    applies-to: 'days_since_signup <= 424'")}${card([LOGINS])}`,
    );
    const { lines } = explainChange(judgedOn(A, dossier, calm, both), judgedOn(B, dossier, calm, both));
    expect(lines).toMatchObject([
      { cause: 'value', measure: 'logins', amount: -30 },
      { cause: 'another-scorecard', amount: -10, words: 'Scored by "standard" now, by "early" before' },
    ]);
  });

  it('says who set something, and that it ended', () => {
    const dossier = dossierOf([A, calm]);
    const [plain, set] = [judgedOn(A, dossier, calm), judgedOn(A, dossier, calm, undefined, [anOverride('a1')])];
    expect(explainChange(plain, set).lines).toMatchObject([
      {
        cause: 'override',
        amount: -75,
        words: 'ann@us.test set it until 2026-04-01: They told us that they look elsewhere.',
      },
    ]);
    expect(explainChange(set, plain).lines).toMatchObject([
      { cause: 'override', amount: 75, words: 'What ann@us.test had set ended' },
    ]);
  });

  it('says that a source fell silent', () => {
    const dossier = dossierOf([A, calm]);
    const [before, after] = [judgedOn('2026-03-08', dossier, calm), judgedOn('2026-03-20', dossier, calm)];
    const { lines } = explainChange(before, after);
    expect(lines).toMatchObject([
      { cause: 'silent', measure: 'logins', words: expect.stringContaining('has said nothing since 2026-03-01') },
      { cause: 'silent', measure: 'cases' },
    ]);
    expect(lines[0]?.amount).toBeUndefined();
  });
});

describe('the records behind a number', () => {
  it('are counted by source, the newest first, without a word that somebody wrote', () => {
    const secret = aCase('k9', '2026-02-26T10:00:00Z', {
      subject: 'Our boss is furious',
      resolvedAt: '2026-02-27T10:00:00Z',
      resolution: 'as-designed',
    });
    const records = [
      ...base,
      secret,
      aCase('k8', '2026-02-20T10:00:00Z', { resolvedAt: '2026-02-21T10:00:00Z', resolution: 'fixed' }),
    ];
    const dossier = asKnownOn(dossierOf([A, records]), A);
    const behind = recordsBehind(knownRecordsOf(['frustrating_share_90d'], { dossier, catalogue, day: A }));
    expect(behind).toEqual({
      count: 2,
      sources: [{ source: 'tool', count: 2 }],
      newest: [
        { kind: 'case', source: 'tool', id: 'k9', day: '2026-02-27', says: 'as-designed' },
        { kind: 'case', source: 'tool', id: 'k8', day: '2026-02-21', says: 'fixed' },
      ],
    });
  });
});
