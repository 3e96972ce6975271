import type { Collection, SourceStanding, SourceState } from '../../lib/domain/freshness/source-standing.ts';
import type { listSources, SourceLine } from '../../lib/usecases/list-sources.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted, heading, instant, number } from './words.ts';

type SourceList = Awaited<ReturnType<typeof listSources>>;

const STATE_STYLES = { fresh: 'green', stale: 'yellow', failed: 'red', 'never-delivered': 'yellow' } as const;
const OUTCOME_WORDS: Record<Collection['outcome'], string> = {
  imported: 'new files',
  unchanged: 'nothing new',
  failed: 'went on without',
};

/** Every source in a line, with what is wrong below those that are not well. */
export function presentSources({ day, sources }: SourceList, terminal: Terminal): string {
  if (sources.length === 0) return 'No source yet. Take in an export: holdfast import <folder> --map <file>';
  const title = day === undefined ? 'Sources' : `Sources, as of the judged day ${day}`;
  const troubles = sources.filter(({ because }) => because !== undefined);
  const parts = [`${heading(title, terminal)}\n${sourceTable(sources, terminal)}`];
  if (troubles.length > 0) parts.push(troubles.map((one) => `  ${trouble(one, terminal)}`).join('\n'));
  return parts.join('\n\n');
}

function sourceTable(sources: readonly SourceLine[], terminal: Terminal): string {
  return table(
    sources,
    [
      { title: 'Source', cell: ({ source }) => source },
      { title: 'State', cell: ({ state }) => inState(state, terminal) },
      { title: 'Newest day', cell: ({ newestDay }) => newestDay ?? '–' },
      { title: 'Last import', cell: ({ lastImportAt }) => instant(lastImportAt) },
      { title: 'Last run', cell: ({ collected }) => (collected ? OUTCOME_WORDS[collected] : '–') },
      { title: 'Accounts', align: 'right', cell: ({ accounts }) => number(accounts) },
      { title: 'Feeds', align: 'right', cell: ({ feeds }) => counted(feeds.length, 'metric') },
      { title: 'Folder', grow: 1, cell: ({ folder }) => folder },
    ],
    terminal,
  );
}

/** A state in its colour. */
export function inState(state: SourceState, terminal: Terminal): string {
  return terminal.paint(STATE_STYLES[state], state.replace('-', ' '));
}

/** `zendesk failed: The folder is gone.`; for one that is fresh, what is to be known of it. */
export function trouble({ source, state, because = '' }: SourceStanding, terminal: Terminal): string {
  const words = because === '' ? '' : `: ${because}`;
  if (state === 'fresh') return terminal.paint('dim', `${source}${words}`);
  return `${terminal.paint(STATE_STYLES[state], `${source} ${state.replace('-', ' ')}`)}${words}`;
}
