import * as z from 'zod';
import { importStates } from '../../../lib/domain/sources/import-request.ts';
import type { ImportLine } from '../../../lib/usecases/list-imports.ts';
import type { SourceLine } from '../../../lib/usecases/list-sources.ts';
import { faultSchema } from './fault.ts';
import { day } from './fields.ts';
import { sourceStanding } from './freshness.ts';

const count = z.int().min(0);
const totals = { rows: count, accepted: count, rejected: count, duplicates: count };
const kind = z.string().describe('The kind of record.');
const place = { file: z.string(), line: z.int().min(1), column: z.string().optional() };

/** An import in one line. */
export const importLineSchema = z.object({
  importId: z.string(),
  source: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  ...totals,
  findings: count.describe('Kinds of doubtful data found.'),
}) satisfies z.ZodType<ImportLine, unknown>;

/** The data-quality report. */
export const importReportSchema = z
  .object({
    importId: z.string(),
    source: z.string(),
    folder: z.string(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    ...totals,
    files: z.array(
      z.object({ file: z.string(), record: kind, ...totals, filtered: count, problem: z.string().optional() }),
    ),
    rejections: z
      .array(z.object({ ...place, record: kind, reason: z.string() }))
      .describe('The first ones; rejectsFile holds all.'),
    rejectsFile: z.string().optional(),
    accounts: z.object({ seen: count, new: count, changed: count, undeclared: count }),
    records: z.record(z.string(), z.object({ added: count, changed: count, unchanged: count })),
    findings: z.array(
      z.object({
        finding: z.string(),
        title: z.string(),
        count,
        of: count,
        cases: z.array(z.object({ ...place, accountId: z.string() }).partial()),
      }),
    ),
    freshness: z.record(z.string(), day).describe('The newest day of each kind of record.'),
  })
  .meta({ id: 'ImportReport' });

const importState = z
  .enum(importStates)
  .describe('refused: the mapping or the files have faults, and nothing was taken in; failed: something stopped it.');

/** An import that was asked for. */
export const requestedImportSchema = z.object({ importId: z.string(), source: z.string(), state: importState });

/** An import as it stands. */
export const shownImportSchema = requestedImportSchema.extend({
  requestedAt: z.iso.datetime().optional(),
  startedAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  reason: z.string().optional().describe('Why it waits, or what stopped it.'),
  faults: z.array(faultSchema).optional().describe('Why it was refused.'),
  report: importReportSchema.optional().describe('What was done, when it is done.'),
});

/** A source in one line. */
export const sourceLineSchema = z.object({
  ...sourceStanding,
  folder: z.string(),
  mappingFile: z.string(),
  registeredAt: z.iso.datetime(),
  lastImportId: z.string().optional(),
  files: count,
  bytes: count,
  freshness: z.record(z.string(), day).describe('The newest day of each kind of record.'),
  feeds: z.array(z.string()).describe('The metrics that it feeds.'),
  accounts: count.optional().describe('Of how many customers it tells; absent until a run has counted.'),
}) satisfies z.ZodType<SourceLine, unknown>;
