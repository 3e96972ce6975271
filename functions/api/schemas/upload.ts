import * as z from 'zod';
import { sourceName } from '../../../lib/domain/sources/mapping-schema.ts';
import { isUploadName, uploadLimits } from '../../../lib/domain/sources/upload-limits.ts';

const isFileNamedOnce = (files: { name: string }[]) => new Set(files.map(({ name }) => name)).size === files.length;
const isMappingShort = (text: string) => Buffer.byteLength(text) <= uploadLimits.mappingBytes;

const file = z.strictObject({
  name: z.string().refine(isUploadName, 'expected a plain file name: no path, not hidden, at most 200 bytes'),
  bytes: z.int().min(0).max(uploadLimits.fileBytes).describe('How long it is; a file of any other length is refused.'),
});

/** What is to be uploaded. */
export const uploadsWishSchema = z.strictObject({
  source: sourceName,
  files: z.array(file).min(1).max(uploadLimits.files).refine(isFileNamedOnce, 'expected each name once'),
});

/** Where to put each file. */
export const uploadsSchema = z.object({
  files: z.array(
    z.object({
      name: z.string(),
      url: z.string().describe('Where to PUT the file. Whoever has this address may: keep it to yourself.'),
      headers: z.record(z.string(), z.string()).describe('Headers to send with it.'),
      expiresAt: z.iso.datetime(),
    }),
  ),
});

/** What is to be imported. */
export const importWishSchema = z.strictObject({
  importId: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{15,79}$/, 'expected 16 to 80 letters, digits, hyphens and underscores')
    .optional()
    .describe('A fresh id of your own: asking again under it imports once.'),
  source: sourceName,
  mapping: z.strictObject({
    file: z.string().min(1).max(uploadLimits.nameBytes).describe('Its name, which faults refer to.'),
    text: z.string().refine(isMappingShort, `expected at most ${uploadLimits.mappingBytes} bytes`).describe('YAML.'),
  }),
  backfill: z
    .boolean()
    .optional()
    .describe('What is delivered is history that was known all along, though it is imported only now.'),
});

/** A mapping of the largest size, when every other character of it has to be escaped. */
export const mostImportWishBytes = 262_144;
