import { describe, expect, it } from 'vitest';
import { mostPressing, readAccountsAddress, sortText } from '../../../console/src/pages/accounts/account-address.ts';

describe('the address of the accounts page', () => {
  it('says filters, condition and order', () => {
    const texts = { band: 'red', implemented: 'false', signedUpWithin: '90', where: 'logins_28d < 3', sort: '-mrr' };
    expect(readAccountsAddress(texts)).toEqual({
      filter: { band: 'red', implemented: false, signedUpWithin: 90 },
      where: 'logins_28d < 3',
      segment: undefined,
      sorting: { id: 'mrr', desc: true },
    });
  });

  it.each([
    [{ band: 'purple' }],
    [{ implemented: 'maybe' }],
    [{ signedUpWithin: 'soon' }],
    [{ renewal: '2026-13' }],
    [{ news: 'weather' }],
    [{ unheardOf: 'x' }],
  ])('leaves out what makes no sense: %j', (texts) => {
    expect(readAccountsAddress(texts)).toMatchObject({ filter: {}, sorting: mostPressing });
  });

  it.each(['-mrr', 'name', '-health'])('keeps the order %s', (sort) => {
    expect(sortText(readAccountsAddress({ sort }).sorting)).toBe(sort);
  });

  it('does not write the usual order', () => {
    expect(sortText(mostPressing)).toBeUndefined();
  });
});
