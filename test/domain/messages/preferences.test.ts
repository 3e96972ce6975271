import { describe, expect, it } from 'vitest';
import { preferencesOf } from '../../../lib/domain/messages/preferences.ts';
import type { Suppression } from '../../../lib/domain/messages/suppression.ts';

const at = '2026-03-02T09:00:00.000Z';
const unsubscribed = (scope: 'operational' | 'promotional'): Suppression => ({ scope, reason: 'unsubscribed', at });
const all = (reason: 'bounce' | 'complaint'): Suppression => ({ scope: 'all', reason, at });

describe('preferences', () => {
  it.each<[string, Suppression[], boolean, boolean, string | undefined]>([
    ['want everything when nothing was said', [], true, true, undefined],
    ['do not want what was unsubscribed from', [unsubscribed('promotional')], true, false, undefined],
    ['want nothing after both', [unsubscribed('operational'), unsubscribed('promotional')], false, false, undefined],
    ['say that an address bounced, which is no wish', [all('bounce')], true, true, 'bounce'],
    ['keep a wish beside a complaint', [all('complaint'), unsubscribed('operational')], false, true, 'complaint'],
  ])('%s', (_, suppressions, operational, promotional, blockedBy) => {
    expect(preferencesOf(suppressions)).toEqual({ wanted: { operational, promotional }, blockedBy });
  });
});
