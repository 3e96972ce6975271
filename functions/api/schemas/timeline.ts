import * as z from 'zod';
import { type TimelineGroup, timelineGroups, tones } from '../../../lib/domain/timeline/timeline-entry.ts';
import { next } from './fields.ts';

const groupNames = Object.keys(timelineGroups) as [TimelineGroup, ...TimelineGroup[]];
const kinds = Object.values(timelineGroups).flat();

/** Names of groups with commas between them. */
export const timelineGroupsQuery = z
  .string()
  .regex(
    new RegExp(`^(${groupNames.join('|')})(,(${groupNames.join('|')})){0,10}$`),
    `expected of ${groupNames.join(', ')}`,
  )
  .transform((text) => [...new Set(text.split(',') as TimelineGroup[])])
  .optional()
  .describe('Only these, with commas between them.');

const entrySchema = z
  .object({
    id: z.string(),
    kind: z.enum(kinds),
    at: z.string().describe('An instant (ISO 8601), or a day where no more is known.'),
    what: z.string(),
    why: z.string().optional(),
    tone: z.enum(tones),
    by: z.string().optional(),
    state: z.string().optional(),
    runId: z.string().optional(),
    taskId: z.string().optional(),
    deliveryId: z.string().optional(),
    noteId: z.string().optional(),
    ruleId: z.string().optional(),
    edited: z.literal(true).optional(),
  })
  .meta({ id: 'TimelineEntry', description: 'Something that happened at an account.' });

export const timelineSchema = z.object({ entries: z.array(entrySchema), next });
