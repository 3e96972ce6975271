import * as z from 'zod';

/** Something that a person wrote and that cannot be right, at its place. */
export const faultSchema = z
  .object({
    file: z.string(),
    path: z.string(),
    message: z.string(),
    hint: z.string().optional(),
    position: z.object({ line: z.int(), column: z.int() }).optional(),
    excerpt: z.string().optional().describe('The line, with a caret below the place.'),
  })
  .meta({ id: 'Fault', description: 'Something that was written and cannot be right.' });
