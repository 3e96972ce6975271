import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../../lib/domain/expressions/compile-condition.ts';
import type { Facts } from '../../../lib/domain/expressions/expression.ts';
import type { AccountDay } from '../../../lib/domain/metrics/account-day.ts';
import type { Catalogue } from '../../../lib/domain/metrics/catalogue.ts';
import { anAccountDay, shippedCatalogue } from '../../factories/dossiers.ts';

const bare = shippedCatalogue();
const { condition: when } = compileCondition('dashboards >= 3', bare);
const catalogue: Catalogue = {
  ...bare,
  milestones: new Map([
    ['built', 'Built'],
    ['extra', 'Extra'],
  ]),
  dueMilestones: new Map([
    ['built', { dueDays: 30, when: when as NonNullable<typeof when> }],
    ['extra', { when: when as NonNullable<typeof when> }],
  ]),
};

const compiled = (text: string) => compileCondition(text, catalogue);
const judge = (text: string, over: Partial<AccountDay>, more: Partial<Facts> = {}) =>
  compiled(text).condition?.holds({ day: anAccountDay(over), ...more });

const signedUp = { attributes: { signupDay: '2026-01-10' } };
const changed = (logins_28d_change: number) => ({ metrics: { logins_28d_change } });

describe('the functions of conditions', () => {
  it.each<[string, Partial<AccountDay>, boolean | 'unknown']>([
    ['trend("logins_28d") <= -0.5', changed(-0.5), true],
    ['trend("logins_28d") < 0', {}, 'unknown'],
    ['trend("dashboards") > 0', { metrics: { dashboards_28d_change: 0.2 } }, true],
    ['falling("logins_28d")', changed(-0.11), true],
    ['falling("logins_28d")', changed(-0.1), false],
    ['falling("logins_28d", 0.3)', changed(-0.2), false],
    ['rising("logins_28d", 1)', changed(1.2), true],
    ['rising("logins_28d")', {}, 'unknown'],
    ['reached("built")', { milestones: { built: '2026-02-01' } }, true],
    ['daysSince("built") == 28', { milestones: { built: '2026-02-01' } }, true],
    ['daysSince("built") > 3', {}, 'unknown'],
    ['overdue("built")', { ...signedUp, metrics: { dashboards: 1 } }, true],
    ['overdue("built")', { ...signedUp, day: '2026-02-09', metrics: { dashboards: 1 } }, false],
    ['overdue("built")', { ...signedUp, milestones: { built: '2026-02-28' } }, false],
    ['overdue("built")', signedUp, 'unknown'],
    ['overdue("built")', { metrics: { dashboards: 1 } }, 'unknown'],
    ['daysOverdue("built") == 20', { ...signedUp, metrics: { dashboards: 1 } }, true],
    ['hasContact("champion")', { roles: ['admin', 'champion'] }, true],
    ['!hasContact("champion")', { roles: ['admin'] }, true],
    ['hasContact("champion")', {}, 'unknown'],
  ])('%s', (text, over, expected) => {
    expect(judge(text, over)).toBe(expected);
  });

  it('tell how the health score moved', () => {
    const health = {
      score: 60,
      band: 'yellow',
      coverage: 1,
      points: [],
      trend: { days28: { score: 72, band: 'green' } },
    } as const;
    expect(judge('health.change_28d <= -10', {}, { health: { ...health, points: [] } })).toBe(true);
    expect(judge('health.change_7d < 0', {}, { health: { ...health, points: [] } })).toBe('unknown');
  });

  it('note all that must be known of the day', () => {
    const condition = compiled('falling("logins_28d") && overdue("built") && hasContact("admin")').condition;
    expect(condition?.metrics).toEqual(['logins_28d_change', 'dashboards']);
    expect(condition?.reads).toEqual(['milestones', 'roles']);
  });

  it.each([
    ['falling("login_28d")', 'there is no metric "login_28d"', 9, 'did you mean "logins_28d"?'],
    [
      'trend("open_cases") > 1',
      '"open_cases" has no change against a window before',
      7,
      'add "change" to open_cases in metrics.yaml',
    ],
    [
      'trend("logins_28d_change") > 1',
      '"logins_28d_change" is a change already',
      7,
      'write logins_28d_change alone, or name what changes',
    ],
    ['hasContact("champoin")', 'contacts have no role "champoin"', 12, 'did you mean "champion"?'],
    ['overdue("bilt")', 'there is no milestone "bilt"', 9, 'did you mean "built"?'],
    ['overdue("extra")', 'the milestone "extra" is never due', 9, 'add due-days to extra in milestones.yaml'],
    [
      'falling("logins_28d", "much")',
      'falling() was given something else than it expects',
      0,
      'write falling("logins_28d") or falling("logins_28d", 0.3)',
    ],
    ['overdu("built")', 'there is no function overdu()', 0, 'did you mean "overdue"?'],
    ['health.change_8d < 0', 'health has no "change_8d"', 7, 'did you mean "change_7d"?'],
  ])('say what is wrong with %s', (text, message, offset, hint) => {
    expect(compiled(text).fault).toEqual({ message, offset, hint });
  });

  it('that ask of milestones are not known before these are checked', () => {
    expect(compileCondition('overdue("built")', catalogue, 'milestone').fault?.message).toBe(
      'overdue() is not known yet while milestones are checked',
    );
  });
});
