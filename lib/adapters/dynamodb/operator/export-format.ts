import * as z from 'zod';

/**
 * An export is gzipped NDJSON: a header, a line `{"Item": …}` for each item in DynamoDB JSON (as in DynamoDB's own
 * exports), and a trailer. `sha256` is that of every line before the trailer, line ends included.
 */
export const exportFormat = { name: 'holdfast-table', version: 1 } as const;

export const exportHeaderSchema = z.strictObject({
  format: z.literal(exportFormat.name),
  formatVersion: z.int().min(1),
  /** Of the code that took it; items may be older, and say so. */
  schemaVersion: z.int().min(0),
  table: z.string(),
  takenAt: z.iso.datetime(),
});

export const exportTrailerSchema = z.strictObject({ items: z.int().min(0), sha256: z.hash('sha256') });

export type ExportHeader = z.infer<typeof exportHeaderSchema>;
