import * as z from 'zod';
import { camelKeys } from '../documents/camel-keys.ts';
import { onlyKeys } from '../documents/read-with-schema.ts';
import type { Condition } from '../expressions/expression.ts';

/** An id that stands in rules, states and addresses: small letters, digits and dashes. */
export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'expected small letters, digits and dashes (at most 40), such as data-flowing');

const label = z.string().trim().min(1, 'expected text, found nothing').max(200, 'expected at most 200 characters');

/** The whole of milestones.yaml. */
export const milestonesFileSchema = onlyKeys({
  milestones: z
    .array(
      onlyKeys({
        id: slug,
        label,
        /** The CEL condition; the milestone is reached on the first day it holds, and stays reached. */
        when: z.string().trim().min(1, 'expected a condition, found nothing').max(2000),
        /** An account is implemented when all required milestones are reached. */
        required: z.boolean().default(true),
        /** Days after sign-up by which it should be reached. */
        'due-days': z
          .number()
          .int()
          .min(0, 'expected 0 days or more')
          .max(3650, 'expected at most 3650 days')
          .optional(),
      }).transform(camelKeys),
    )
    .min(1, 'this list is empty')
    .max(50),
});

/** A step of the implementation, proven by data. */
export type Milestone = { id: string; label: string; required: boolean; dueDays?: number; when: Condition };
