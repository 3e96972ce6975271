import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { appendRecord, readRecords } from '../journal-file.ts';
import { readExecutionArn } from './arns.ts';
import { ExecutionJournal, type Finished, type Started } from './execution-journal.ts';

/** What a list of executions shows. */
export type Summary = {
  executionArn: string;
  name: string;
  stateMachineArn: string;
  stateMachineVersionArn?: string;
  status: 'RUNNING' | Finished['status'];
  startedMs: number;
  finishedMs?: number;
};

type LedgerRecord =
  | ({ type: 'started' } & Omit<Summary, 'status' | 'finishedMs'>)
  | { type: 'finished'; executionArn: string; status: Finished['status']; finishedMs: number }
  | { type: 'redriven'; executionArn: string };

/**
 * Every execution there has been: a journal each, and one ledger of their starts and ends, so that opening a folder
 * reads the journals of unfinished ones only. The journal is written first; the ledger catches up on opening.
 */
export class ExecutionStore {
  readonly #dir: string;
  readonly #ledger: string;
  readonly #summaries = new Map<string, Summary>();

  constructor(dir: string) {
    this.#dir = join(dir, 'executions');
    this.#ledger = join(dir, 'ledger.jsonl');
    for (const record of readRecords<LedgerRecord>(this.#ledger)) this.#take(record);
  }

  summary(executionArn: string): Summary | undefined {
    return this.#summaries.get(executionArn);
  }

  /** Of one state machine, the latest first. */
  of(stateMachineArn: string): Summary[] {
    const all = [...this.#summaries.values()].filter((summary) => summary.stateMachineArn === stateMachineArn);
    return all.reverse().sort((a, b) => b.startedMs - a.startedMs);
  }

  start(started: Started): ExecutionJournal {
    const journal = ExecutionJournal.create(this.#pathOf(started.executionArn), started);
    this.#noteStart(started);
    return journal;
  }

  noteFinish(executionArn: string, { status, atMs }: Finished): void {
    this.#note({ type: 'finished', executionArn, status, finishedMs: atMs });
  }

  noteRedrive(executionArn: string): void {
    this.#note({ type: 'redriven', executionArn });
  }

  /** The journal of an execution, from its file. */
  read(executionArn: string): ExecutionJournal | undefined {
    return ExecutionJournal.read(this.#pathOf(executionArn));
  }

  /** The journals of the executions whose end is not noted, in the order in which they started. */
  unfinished(): ExecutionJournal[] {
    for (const path of this.#unknownFiles()) {
      const journal = ExecutionJournal.read(path);
      if (journal) this.#noteStart(journal.started);
    }
    const running = [...this.#summaries.values()].filter(({ status }) => status === 'RUNNING');
    return running.flatMap(({ executionArn }) => this.read(executionArn) ?? []);
  }

  /** Journals that a kill left without their line in the ledger. */
  #unknownFiles(): string[] {
    const known = new Set([...this.#summaries.keys()].map((arn) => this.#pathOf(arn)));
    return filesUnder(this.#dir).filter((path) => path.endsWith('.jsonl') && !known.has(path));
  }

  #noteStart({ executionArn, name, stateMachineArn, stateMachineVersionArn, atMs }: Started): void {
    this.#note({ type: 'started', executionArn, name, stateMachineArn, stateMachineVersionArn, startedMs: atMs });
  }

  #note(record: LedgerRecord): void {
    appendRecord(this.#ledger, record);
    this.#take(record);
  }

  #take(record: LedgerRecord): void {
    const { type, ...rest } = record;
    const { finishedMs: _, ...before } = this.#summaries.get(record.executionArn) ?? {};
    this.#summaries.set(record.executionArn, { ...before, status: 'RUNNING', ...rest } as Summary);
  }

  /** File names keep to lower case, so that two names that differ in case differ on every file system. */
  #pathOf(arn: string): string {
    const { stateMachine, name } = readExecutionArn(arn);
    const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
    return join(this.#dir, stateMachine, `${encodeURIComponent(name).toLowerCase().slice(0, 100)}-${hash}.jsonl`);
  }
}

function filesUnder(dir: string): string[] {
  try {
    const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
