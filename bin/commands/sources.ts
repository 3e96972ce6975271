import type { Command } from 'commander';
import { listSources } from '../../lib/usecases/list-sources.ts';
import { presentSources } from '../present/sources.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

/** `sources`: where each source stands, and what it feeds. */
export function sourcesCommand(terminal: Terminal): Command {
  return command('sources', 'Where each source stands: how fresh it is, what it feeds, and what went wrong.').action(
    async (options: CommonOptions) => {
      const list = await withHoldfast(options, ({ ports }) => listSources({}, ports));
      terminal.out(options.json ? JSON.stringify(list) : presentSources(list, terminal));
    },
  );
}
