import type { Band } from '../health/health.ts';
import type { PortfolioRow } from './portfolio-row.ts';

/** What became of an account since the day before, that its band and firings do not say. */
export const eventKinds = ['cancelled', 'returned', 'implemented', 'new'] as const;
export type EventKind = (typeof eventKinds)[number];

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

/** How an account stood the day before, as far as news are told from it. */
export type Yesterday = { implemented: boolean; cancelled: boolean };

/** What became of an account since `yesterday`; undefined when it was not there, which is news where others were (`judged`). */
export function eventsSince(
  row: Pick<PortfolioRow, 'implementedDay' | 'cancelledDay'>,
  yesterday: Yesterday | undefined,
  { judged }: { judged: boolean },
): EventKind[] {
  const cancelled = row.cancelledDay !== undefined;
  if (!yesterday) return judged && !cancelled ? ['new'] : [];
  const events: EventKind[] = [];
  if (cancelled && !yesterday.cancelled) events.push('cancelled');
  if (!cancelled && yesterday.cancelled) events.push('returned');
  if (!cancelled && row.implementedDay !== undefined && !yesterday.implemented) events.push('implemented');
  return events;
}

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
