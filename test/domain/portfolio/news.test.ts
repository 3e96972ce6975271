import { describe, expect, it } from 'vitest';
import { eventsSince } from '../../../lib/domain/portfolio/account-events.ts';
import { newsOf } from '../../../lib/domain/portfolio/news.ts';
import { aRow } from '../../factories/portfolio.ts';

const day = '2026-03-01';
const here = { implemented: false, cancelled: false };

describe('what became of an account since the day before', () => {
  it.each([
    ['nothing, where nothing did', {}, here, []],
    ['that it was implemented', { implementedDay: day }, here, ['implemented']],
    ['nothing, where it had been before', { implementedDay: day }, { ...here, implemented: true }, []],
    ['that it left, even where the day it left is long past', { cancelledDay: '2026-01-01' }, here, ['cancelled']],
    ['that it left, and not that it was implemented', { cancelledDay: day, implementedDay: day }, here, ['cancelled']],
    ['that it came back', {}, { ...here, cancelled: true }, ['returned']],
    ['that it is new', {}, undefined, ['new']],
    ['nothing of one that came as one who has left', { cancelledDay: day }, undefined, []],
  ])('is %s', (_, row, yesterday, expected) => {
    expect(eventsSince(row, yesterday, { judged: true })).toEqual(expected);
  });

  it('is nothing where nobody was judged the day before', () => {
    expect(eventsSince({}, undefined, { judged: false })).toEqual([]);
  });
});

describe('the news of an account', () => {
  const because = 'logins fell';
  it.each([
    ['green to red', aRow('A', { band: 'red', bandChange: { from: 'green', because } }), ['at-risk']],
    ['unknown to red', aRow('A', { band: 'red', bandChange: { from: 'unknown', because } }), ['at-risk']],
    ['green to yellow', aRow('A', { band: 'yellow', bandChange: { from: 'green', because } }), ['worse']],
    ['red to yellow', aRow('A', { band: 'yellow', bandChange: { from: 'red', because } }), ['better']],
    ['yellow to unknown', aRow('A', { band: 'unknown', bandChange: { from: 'yellow', because } }), ['unscored']],
    ['unknown to green', aRow('A', { band: 'green', bandChange: { from: 'unknown', because } }), ['scored']],
    ['the same as before', aRow('A'), []],
    ['a rule that fired', aRow('A', { firings: ['fading'], events: ['implemented'] }), ['fired', 'implemented']],
    [
      'of one that left: only that',
      aRow('A', { cancelledDay: day, events: ['cancelled'], firings: ['bye'], bandChange: { from: 'green', because } }),
      ['cancelled'],
    ],
  ])('of %s', (_, row, expected) => {
    expect(newsOf(row)).toEqual(expected);
  });
});
