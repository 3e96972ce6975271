import type { ChangeLine, HealthChange, RecordChange, RecordFate } from '../../lib/domain/explanation/health-change.ts';
import type { Standing } from '../../lib/domain/health/health.ts';
import { refInWords } from './account-health.ts';
import { table, wrapped } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted, inBand, signed } from './words.ts';

/** What changed since an earlier day, and why: by how many points, what, and the records that came and went. */
export function accountChange({ before, after, difference, lines }: HealthChange, terminal: Terminal): string {
  const move = `  ${standing(before, terminal)} → ${standing(after, terminal)}${difference === undefined ? '' : `, ${signed(difference)}`}`;
  if (lines.length === 0) return `${move}\n${wrapped('Nothing that counts changed.', terminal)}`;
  const rows = table(
    lines,
    [
      { title: 'Points', align: 'right', cell: ({ amount }) => (amount === undefined ? '–' : signed(amount)) },
      { title: 'What', cell: (line) => line.measure ?? line.cause },
      { title: 'Why', grow: 1, cell: (line) => whyOf(line, terminal) },
    ],
    terminal,
  );
  return `${move}\n${rows}`;
}

function standing({ score, band }: Standing, terminal: Terminal): string {
  return inBand(band, score === undefined ? band : `${score.toFixed(1)} ${band}`, terminal);
}

function whyOf({ words, records }: ChangeLine, terminal: Terminal): string {
  return [words, ...records.map((change) => terminal.paint('dim', recordChangeInWords(change)))].join('\n');
}

const FATES: Record<RecordFate, string> = {
  entered: 'new',
  late: 'arrived late',
  changed: 'changed',
  left: 'no longer counted',
};

/** `2 records new: case C-31 2026-11-19 as-designed; …`. */
function recordChangeInWords({ fate, count, newest }: RecordChange): string {
  const more = count > newest.length ? '; …' : '';
  return `${counted(count, 'record')} ${FATES[fate]}: ${newest.map(refInWords).join('; ')}${more}`;
}
