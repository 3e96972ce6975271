import * as z from 'zod';
import { onlyKeys } from '../documents/read-with-schema.ts';
import { type Category, categories, type Role, roles } from '../messages/message.ts';
import { type Assignee, assignees, defaultOutcomes } from './playbook.ts';

const text = z.string().trim().min(1, 'expected a text, found an empty one');
const title = text.max(200, 'expected at most 200 characters');
const name = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected a name in small letters, digits and dashes');
const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item).min(1, 'expected at least one'));

const email = onlyKeys({
  to: oneOrMore(z.enum(roles)),
  template: name,
  category: z.enum(categories).default('operational'),
});
const webhook = onlyKeys({
  endpoint: name,
  event: z.string().regex(/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/, 'expected an event such as account.at-risk'),
});
const escalate = onlyKeys({
  to: oneOrMore(z.enum(['executives', 'owner'])).default(['executives']),
  template: name,
  reason: text,
});

type Email = { to: Role[]; template: string; category: Category };
type Webhook = { endpoint: string; event: string };
type Escalate = { to: ('executives' | 'owner')[]; template: string; reason: string };
type Task = {
  title: string;
  assignee: Assignee;
  due: string;
  timeout: string;
  outcomes: string[];
  'on-timeout'?: WrittenStep[];
};
type Branch = { when: string; then: WrittenStep[]; else?: WrittenStep[] };

/** A step as written, spans and conditions still text. One key says what it is; what several or none mean is for `parsePlaybook` to say. */
export type WrittenStep = {
  id?: string;
  email?: Email;
  webhook?: Webhook;
  task?: Task;
  wait?: string;
  branch?: Branch;
  escalate?: Escalate;
  'exit-when'?: string;
  'go-to'?: string;
};

/** The words a step can begin with. */
export const stepKinds = ['email', 'webhook', 'task', 'wait', 'branch', 'escalate', 'exit-when', 'go-to'] as const;
export type StepKind = (typeof stepKinds)[number];

const steps: z.ZodType<WrittenStep[]> = z.lazy(() => z.array(step).min(1, 'expected at least one step, found none'));
const task = onlyKeys({
  title,
  assignee: z.enum(assignees).default('owner'),
  due: text,
  timeout: text.default('30 days'),
  outcomes: z.array(name).min(1, 'expected at least one outcome').default(defaultOutcomes),
  'on-timeout': steps.optional(),
});
const branch = onlyKeys({
  when: text,
  // biome-ignore lint/suspicious/noThenProperty: the playbook's own word; nothing awaits this object.
  then: steps,
  else: steps.optional(),
});
const step = onlyKeys({
  id: name.optional(),
  email: email.optional(),
  webhook: webhook.optional(),
  task: task.optional(),
  wait: text.optional(),
  branch: branch.optional(),
  escalate: escalate.optional(),
  'exit-when': text.optional(),
  'go-to': name.optional(),
});

/** A playbook as written in YAML, spans and conditions still text. */
export const playbookSchema = onlyKeys({
  id: name.max(60, 'expected at most 60 characters'),
  title,
  'exit-when': text.optional(),
  holdout: z
    .number()
    .min(0, 'expected a share from 0 to 0.5')
    .max(0.5, 'expected a share from 0 to 0.5: half the firings is the most that may be left alone')
    .default(0.1),
  steps,
});
export type WrittenPlaybook = z.output<typeof playbookSchema>;
