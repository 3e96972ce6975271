import type { Catalogue } from '../../lib/domain/metrics/catalogue.ts';

/** A catalogue that measures nothing and compares as the shipped one does: size, industry and age, then wider. */
export const comparing: Catalogue = {
  families: [],
  metrics: new Map(),
  derived: [],
  sizeBands: [
    { id: '1-50', label: '1–50 people', upTo: 50 },
    { id: '51-250', label: '51–250 people', upTo: 250 },
    { id: '1001+', label: 'more than 1000 people' },
  ],
  ageBands: [
    { id: '0-3m', label: 'the first three months', upTo: 90 },
    { id: '3-12m', label: 'the first year', upTo: 365 },
    { id: '1y+', label: 'more than a year' },
  ],
  peers: {
    minimum: 20,
    widen: [['sizeBand', 'industry', 'ageBand'], ['sizeBand', 'industry'], ['sizeBand'], ['industry'], []],
  },
};
