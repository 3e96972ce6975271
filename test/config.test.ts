import { describe, expect, it } from 'vitest';
import { readConfig } from '../lib/config.ts';

describe('the environment', () => {
  it('is read for the asked keys only', () => {
    expect(readConfig(['TABLE_NAME', 'SHARDS'], { TABLE_NAME: 'holdfast', SHARDS: '8' })).toEqual({
      TABLE_NAME: 'holdfast',
      SHARDS: 8,
    });
  });

  it('is refused with everything that is missing or unusable, and what it is for', () => {
    expect(() => readConfig(['TABLE_NAME', 'SHARDS'], { SHARDS: 'many' })).toThrow(
      'The environment must set TABLE_NAME (the one table), SHARDS (into how many parts the daily run divides the accounts).',
    );
  });
});
