import { describe, expect, it } from 'vitest';
import { numberReader } from '../../../lib/domain/sources/number-format.ts';

describe('a number format', () => {
  it.each([
    ['1234.56', '1234.56', 1234.56],
    ['1234.56', '-7', -7],
    ['1234.56', '.5', 0.5],
    ['1234.56', '1e3', 1000],
    ['1,234.56', '1,234,567.8', 1_234_567.8],
    ['1,234.56', '12', 12],
    ['1.234,56', '1.234,5', 1234.5],
    ['1234,56', '1234,5', 1234.5],
    ['1 234,56', '1 234,5', 1234.5],
    ['1 234,56', '1\u202f234,5', 1234.5],
    ["1'234.56", "1'234.5", 1234.5],
  ] as const)('like %s reads %s', (format, text, number) => {
    expect(numberReader(format)(text)).toBe(number);
  });

  it.each([
    ['1234.56', '1,234'],
    ['1234.56', '1e999'],
    ['1234.56', '0x10'],
    ['1234.56', 'Infinity'],
    ['1,234.56', '12,34'],
    ['1,234.56', '1.234,5'],
    ['1.234,56', '1234.5'],
    ['1234,56', '1.234,5'],
  ] as const)('like %s does not read %s', (format, text) => {
    expect(numberReader(format)(text)).toBeUndefined();
  });
});
