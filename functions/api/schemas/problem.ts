import * as z from 'zod';

/** RFC 9457 problem details, with the list of faults a refused request has. */
export const problemSchema = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z
    .array(
      z.object({
        path: z.string(),
        message: z.string(),
        file: z.string().optional().describe('Of a draft: the file it is in.'),
        hint: z.string().optional(),
        position: z.object({ line: z.int(), column: z.int() }).optional(),
        excerpt: z.string().optional(),
      }),
    )
    .optional(),
});
