import type { FileReport, Finding, Rejection } from '../../domain/sources/import-report.ts';
import type { RejectSink } from '../../ports/sources.ts';
import type { PlannedStream } from './plan-import.ts';

/** A report shows the first cases of each kind of rejection and of each finding, and not more than so many. */
const CASES_SHOWN = 5;
const REJECTIONS_SHOWN = 50;

type Case = Finding['cases'][number];

/** What an import has to say of its rows while it reads them. */
export class ImportLog {
  readonly files: FileReport[];
  rows = 0;
  accepted = 0;
  rejected = 0;
  duplicates = 0;
  readonly #sink: RejectSink;
  readonly #rejections: (Rejection & { stream: number })[] = [];
  readonly #shown = new Map<string, number>();
  readonly #findings = new Map<string, Finding>();

  constructor(streams: PlannedStream[], sink: RejectSink) {
    this.#sink = sink;
    const none = { rows: 0, accepted: 0, rejected: 0, duplicates: 0, filtered: 0 };
    this.files = streams.map(({ file, record }) => ({ file, record, ...none }));
  }

  /** The counts of one stream. */
  file(stream: PlannedStream): FileReport {
    return this.files[stream.number] as FileReport;
  }

  accept(stream: PlannedStream): void {
    this.file(stream).accepted += 1;
    this.accepted += 1;
  }

  reject(stream: PlannedStream, line: number, { column, reason }: { column?: string; reason: string }): void {
    this.file(stream).rejected += 1;
    this.rejected += 1;
    const rejection = { file: stream.file, line, column, record: stream.record, reason };
    this.#sink.write(rejection);
    const key = `${stream.number} ${column}`;
    const shown = this.#shown.get(key) ?? 0;
    this.#shown.set(key, shown + 1);
    if (shown < CASES_SHOWN && this.#rejections.length < REJECTIONS_SHOWN) {
      this.#rejections.push({ ...rejection, stream: stream.number });
    }
  }

  duplicate(stream: PlannedStream): void {
    this.file(stream).duplicates += 1;
    this.duplicates += 1;
  }

  /** A record that was accepted turns out not to count: a later row of its id takes its place. */
  takeBack(stream: PlannedStream): void {
    this.file(stream).accepted -= 1;
    this.accepted -= 1;
  }

  /** Notes that a question was asked so many times, and the cases whose answers give doubt. */
  ask(finding: string, title: string, asked: number, doubtful: readonly number[], at: (index: number) => Case): void {
    let known = this.#findings.get(finding);
    if (!known) {
      known = { finding, title, count: 0, of: 0, cases: [] };
      this.#findings.set(finding, known);
    }
    known.of += asked;
    known.count += doubtful.length;
    for (const index of doubtful.slice(0, CASES_SHOWN - known.cases.length)) known.cases.push(at(index));
  }

  /** Notes the answer to a question that was asked of one row. */
  askOnce(title: string, isDoubtful: boolean, at: () => Case, finding = title): void {
    this.ask(finding, title, 1, isDoubtful ? [0] : [], at);
  }

  /** Findings with at least one case, in the order in which they were first asked about. */
  findings(): Finding[] {
    return [...this.#findings.values()].filter(({ count }) => count > 0);
  }

  /** The first rejections, in the order of files and lines. */
  rejections(): Rejection[] {
    const ordered = this.#rejections.toSorted((a, b) => a.stream - b.stream || a.line - b.line);
    return ordered.map(({ stream: _, ...rejection }) => rejection);
  }
}
