import type { OverrideSetting } from '../../lib/domain/health/override.ts';
import type { OverrideLine } from '../../lib/usecases/list-overrides.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

/** `band red`, `score 20`, `champion 0 points`. */
export function settingInWords(set: OverrideSetting): string {
  if ('band' in set) return `band ${set.band}`;
  return 'score' in set ? `score ${set.score}` : `${set.measure} ${set.points} points`;
}

const STATE_WORDS = { 'to-come': 'to come', 'in-effect': 'in effect', over: 'over', withdrawn: 'withdrawn' } as const;

/** What people set, newest first: what, on which days, who and why. */
export function overrideTable(overrides: readonly OverrideLine[], terminal: Terminal): string {
  if (overrides.length === 0) return '';
  const state = ({ state }: OverrideLine) =>
    terminal.paint(state === 'in-effect' ? 'yellow' : 'dim', STATE_WORDS[state]);
  return table(
    overrides,
    [
      { title: 'Override', cell: ({ overrideId }) => overrideId },
      { title: 'Set', cell: ({ set }) => settingInWords(set) },
      { title: 'Days', cell: ({ from, until }) => `${from} – ${until}` },
      { title: 'State', cell: state },
      { title: 'Why', grow: 1, cell: ({ because, by }) => `${because} (${by})` },
    ],
    terminal,
  );
}
