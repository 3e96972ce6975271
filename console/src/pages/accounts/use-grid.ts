import { useElementScrollRestoration, useNavigate } from '@tanstack/react-router';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { AccountTable } from './account-table.ts';

const HEAD = 40;

/** What the place in the list is remembered under, for whoever comes back to it. */
export const GRID_PLACE = 'accounts';

/** `listKey` says what the list is of: its filters and its order. */
type GridOptions = { rowHeight: number; maySelect: boolean; listKey: string };

/** Which rows are drawn where, which one the keyboard is on, and what its keys do. */
export function useGrid(table: AccountTable, { rowHeight, maySelect, listKey }: GridOptions) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<number>();
  const navigate = useNavigate();
  const { rows } = table.getRowModel();
  const active = place === undefined || rows.length === 0 ? undefined : Math.min(place, rows.length - 1);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    initialOffset: useFormerPlace(scrollRef, rows.length * rowHeight, listKey),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    scrollPaddingStart: HEAD,
    // The row that the keyboard is on is named by the grid: it has to be there.
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return active === undefined || seen.includes(active) ? seen : [...seen, active];
    },
  });

  const open = (accountId: string) => void navigate({ to: '/accounts/$accountId', params: { accountId } as never });

  // Another order or other filters are another list: it is read from its top.
  const shown = useRef(listKey);
  useEffect(() => {
    if (shown.current === listKey) return;
    shown.current = listKey;
    scrollRef.current?.scrollTo({ top: 0 });
    setPlace((before) => (before === undefined ? before : 0));
  }, [listKey]);

  function goTo(index: number) {
    const next = Math.max(0, Math.min(index, rows.length - 1));
    setPlace(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== scrollRef.current || rows.length === 0 || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const page = Math.max(1, Math.floor(((scrollRef.current?.clientHeight ?? 0) - HEAD) / rowHeight) - 1);
    const at = active ?? 0;
    const row = rows[at];
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    };
    const move = moves[event.key];
    if (move !== undefined) goTo(move);
    else if (event.key === 'Enter' && row) open(row.id);
    else if (event.key === ' ' && row && maySelect) row.toggleSelected();
    else return;
    event.preventDefault();
  }

  /** Names are plain links: a plain click stays in the console. */
  function onClick(event: MouseEvent) {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-account]');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link.dataset.account ?? '');
  }

  return {
    scrollRef,
    onClick,
    rows,
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    active,
    onKeyDown,
    onFocus: (event: { target: unknown }) => {
      if (event.target === scrollRef.current && place === undefined) setPlace(0);
    },
  };
}

/**
 * Where the list was left by whoever comes back to it, in pixels. It is gone to as soon as so much of the list is there,
 * unless somebody has begun to read it from elsewhere, or it has become another one.
 */
function useFormerPlace(scrollRef: RefObject<HTMLDivElement | null>, height: number, listKey: string): number {
  const [former] = useState(useElementScrollRestoration({ id: GRID_PLACE })?.scrollY ?? 0);
  const [cameTo] = useState(listKey);
  const isThere = useRef(former === 0);
  useLayoutEffect(() => {
    const grid = scrollRef.current;
    if (!grid || isThere.current || height < former) return;
    isThere.current = true;
    if (listKey === cameTo && grid.scrollTop === 0) grid.scrollTop = former;
  }, [scrollRef, height, former, listKey, cameTo]);
  return former;
}
