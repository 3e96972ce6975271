import type { Band } from '../health/health.ts';
import type { PortfolioRow } from './portfolio-row.ts';

/** Everything that can be news of an account, most pressing first. */
export const newsKinds = [
  'cancelled',
  'at-risk',
  'worse',
  'unscored',
  'fired',
  'better',
  'scored',
  'implemented',
  'returned',
  'new',
] as const;
export type NewsKind = (typeof newsKinds)[number];

const RANK: Record<Band, number> = { red: 0, yellow: 1, green: 2, unknown: -1 };

/** The news of an account on the day of its row, most pressing first. Who has left is only news on leaving. */
export function newsOf({ events = [], bandChange, band, firings, cancelledDay }: PortfolioRow): NewsKind[] {
  const news = new Set<NewsKind>(events);
  if (cancelledDay === undefined && bandChange) news.add(moveKind(bandChange.from, band));
  if (cancelledDay === undefined && firings.length > 0) news.add('fired');
  return newsKinds.filter((kind) => news.has(kind));
}

function moveKind(from: Band, to: Band): NewsKind {
  if (to === 'red') return 'at-risk';
  if (to === 'unknown') return 'unscored';
  if (from === 'unknown') return 'scored';
  return RANK[to] < RANK[from] ? 'worse' : 'better';
}
