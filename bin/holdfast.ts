import { runCommandLine } from './command-line.ts';
import { openTerminal } from './present/terminal.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), openTerminal());
