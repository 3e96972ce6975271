import { MarkBadge } from '../../parts/mark-badge.tsx';

const looks = {
  running: { label: 'Running', color: 'blue', mark: '▶' },
  completed: { label: 'Completed', color: 'green', mark: '✓' },
  exited: { label: 'Left early', color: 'gray', mark: '↗' },
  failed: { label: 'Failed', color: 'red', mark: '✕' },
};

/** Where a run stands, by word and shape. */
export function RunState({ state }: { state: keyof typeof looks }) {
  return <MarkBadge look={looks[state]} />;
}
