import { describe, expect, it } from 'vitest';
import { afterDecision, decisionsFor } from '../../../lib/domain/messages/delivery-decision.ts';
import { aMail } from '../../factories/work.ts';

const decided = (decision: 'cancel' | 'send-again' | 'leave') => ({
  decision,
  by: 'ann',
  at: '2026-03-03T06:00:00.000Z',
});

describe('what a person may decide about a message', () => {
  it.each([
    ['held', undefined, ['cancel']],
    ['claimed', undefined, []],
    ['sent', undefined, []],
    ['failed', undefined, ['send-again']],
    ['unknown', undefined, ['send-again', 'leave']],
    ['unknown', 'leave', ['send-again']],
    ['dropped', undefined, []],
    ['dropped', 'cancel', ['send-again']],
  ] as const)('that is %s (decided: %s) is %j', (state, before, expected) => {
    expect(decisionsFor(aMail('r.m', { state, ...(before && { decided: decided(before) }) }))).toEqual(expected);
  });
});

describe('a decision', () => {
  it('to cancel drops the message, in the name of who decided', () => {
    const after = afterDecision(aMail('r.m', { state: 'held', dueAt: '2026-03-04' }), decided('cancel'));
    expect(after).toMatchObject({ state: 'dropped', reason: 'cancelled by ann', dueAt: undefined });
  });

  it('to send again has it weighed at once', () => {
    const after = afterDecision(aMail('r.m', { state: 'unknown' }), decided('send-again'));
    expect(after).toMatchObject({ state: 'held', dueAt: '2026-03-03T06:00:00.000Z', settledAt: undefined });
  });

  it('to leave it changes nothing but that it was decided', () => {
    const mail = aMail('r.m', { state: 'unknown', reason: 'no answer' });
    expect(afterDecision(mail, decided('leave'))).toEqual({ ...mail, decided: decided('leave') });
  });
});
