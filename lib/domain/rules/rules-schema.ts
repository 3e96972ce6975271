import * as z from 'zod';
import { camelKeys } from '../documents/camel-keys.ts';
import { onlyKeys } from '../documents/read-with-schema.ts';
import { severities } from './firing.ts';
import { ruleAudiences, ruleModes } from './rule.ts';

const text = z.string().trim().min(1, 'expected text, found nothing').max(500, 'expected at most 500 characters');
const condition = z.string().trim().min(1, 'expected a condition, found nothing').max(2000);
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'expected small letters, digits and dashes (at most 40), such as usage-fading');
const days = z.number().int('expected a whole number of days').max(3650, 'expected at most 3650 days');

/** The whole of rules.yaml. */
export const rulesFileSchema = onlyKeys({
  rules: z
    .array(
      onlyKeys({
        id,
        label: text,
        when: condition,
        'hold-days': days.min(1, 'expected 1 day or more').default(1),
        'cooldown-days': days.min(1, 'expected 1 day or more').default(30),
        severity: z.enum(severities),
        owner: text.max(100, 'expected at most 100 characters').optional(),
        playbook: text.optional(),
        mode: z.enum(ruleModes).default('shadow'),
        accounts: z.enum(ruleAudiences).default('active'),
        'exit-when': condition.optional(),
        because: text.optional(),
      }).transform(camelKeys),
    )
    .max(200, 'expected at most 200 rules'),
});
