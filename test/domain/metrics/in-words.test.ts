import { describe, expect, it } from 'vitest';
import type { Metric } from '../../../lib/domain/metrics/catalogue.ts';
import { metricInWords, numberInWords, valueInWords } from '../../../lib/domain/metrics/in-words.ts';
import { anAccountDay, shippedCatalogue } from '../../factories/dossiers.ts';

const metric = (id: string) => shippedCatalogue().metrics.get(id) as Metric;

describe('numbers in words', () => {
  it.each([
    [0, '0'],
    [62, '62'],
    [12345, '12,345'],
    [0.256, '0.26'],
    [12.34, '12.3'],
    [1234.5, '1,235'],
    [-0.5, '-0.5'],
  ])('%d is %s', (value, words) => {
    expect(numberInWords(value)).toBe(words);
  });

  it.each([
    ['licence_utilisation', 38, '38 %'],
    ['logins_28d_change', -0.705, '-70.5 %'],
    ['logins_28d_change', 0.2, '+20 %'],
    ['champion_present', 0, 'no'],
    ['days_to_renewal', 12, '12 days'],
    ['logins_28d', 62, '62'],
  ])('%s of %d is %s', (id, value, words) => {
    expect(valueInWords(metric(id), value)).toBe(words);
  });
});

describe('a metric in words', () => {
  it.each([
    [
      'tells what it was before',
      'logins_28d',
      { logins_28d: 62, logins_28d_change: -0.704762 },
      'Logins fell from 210 to 62 in 28 days',
    ],
    ['tells growth', 'logins_7d', { logins_7d: 9, logins_7d_change: 0.5 }, 'Logins rose from 6 to 9 in 7 days'],
    ['tells when nothing changed', 'logins_7d', { logins_7d: 9, logins_7d_change: 0 }, 'Logins stayed at 9 in 7 days'],
    ['tells an end', 'logins_7d', { logins_7d: 0, logins_7d_change: -1 }, 'Logins fell to 0 in 7 days'],
    ['tells a state', 'dashboards', { dashboards: 4 }, 'Dashboards: 4'],
    ['does not say its unit twice', 'days_to_renewal', { days_to_renewal: 12 }, 'Days to renewal: 12'],
  ])('%s', (_, id, metrics, words) => {
    expect(metricInWords(metric(id), anAccountDay({ metrics: metrics as Record<string, number> }))).toBe(words);
  });
});
