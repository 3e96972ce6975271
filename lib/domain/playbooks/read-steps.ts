import { type Duration, longestHours, parseDuration } from '../calendar/duration.ts';
import { didYouMean } from '../documents/did-you-mean.ts';
import { type DocumentPath, faultAt, type SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import { compileCondition } from '../expressions/compile-condition.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { Step } from './playbook.ts';
import { type StepKind, stepKinds, type WrittenStep } from './playbook-schema.ts';

/** The names a step may refer to: templates, and webhook endpoints of the settings. */
export type KnownNames = { templates: readonly string[]; endpoints: readonly string[] };

/** A playbook being read: the faults so far, where each step id stands, and how many steps have been numbered. */
export type Reading = {
  known: KnownNames;
  document: SourceDocument;
  catalogue: Catalogue;
  faults: Fault[];
  places: Map<string, DocumentPath>;
  count: number;
};

type Place = { id: string; path: DocumentPath; reading: Reading };

/** What a fault leaves in place of a span, so that reading can go on to the next fault. */
const anySpan: Duration = { amount: 1, unit: 'days' };

/** Reads a list of steps; what is wrong goes to `reading.faults`. A step without an id gets its number and kind: `3-email`. */
export function readSteps(written: WrittenStep[], path: DocumentPath, reading: Reading): Step[] {
  return written.flatMap((step, index) => {
    const read = readStep(step, [...path, index], reading);
    if (step['go-to'] !== undefined && index < written.length - 1) {
      const message = 'this step is never reached: the go-to before it goes elsewhere';
      reading.faults.push(
        faultAt(reading.document, [...path, index + 1], message, { hint: 'make go-to the last step' }),
      );
    }
    return read ?? [];
  });
}

function readStep(written: WrittenStep, path: DocumentPath, reading: Reading): Step | undefined {
  const kinds = stepKinds.filter((kind) => written[kind] !== undefined);
  const kind = kinds[0];
  if (kind === undefined || kinds.length > 1) {
    const message = kind
      ? `this step is ${kinds.length} things at once: ${kinds.join(', ')}`
      : 'this step does nothing';
    const hint = kind ? 'begin each with its own dash' : `write one of ${stepKinds.join(', ')}`;
    reading.faults.push(faultAt(reading.document, path, message, { hint }));
    return undefined;
  }
  reading.count += 1;
  const id = written.id ?? `${reading.count}-${kind}`;
  noteId({ id, path, reading }, written);
  return readers[kind](written as Required<WrittenStep>, { id, path: [...path, kind], reading });
}

function noteId({ id, path, reading }: Place, written: WrittenStep): void {
  const { document, faults, places } = reading;
  const idPath = [...path, 'id'];
  const earlier = places.get(id);
  if (earlier) {
    const line = document.positionOf([...earlier, 'id']).line;
    faults.push(faultAt(document, idPath, `the id "${id}" is used twice`, { hint: `line ${line} has it already` }));
  }
  if (written.id !== undefined && written['go-to'] !== undefined) {
    faults.push(faultAt(document, idPath, 'a go-to has no id: name the step it leads to', { hint: 'remove the id' }));
  }
  places.set(id, path);
}

const readers: Record<StepKind, (written: Required<WrittenStep>, place: Place) => Step> = {
  email: ({ email }, { id, path, reading }) => {
    checkName(email.template, 'template', [...path, 'template'], reading);
    return { kind: 'email', id, ...email };
  },
  webhook: ({ webhook }, { id, path, reading }) => {
    checkName(webhook.endpoint, 'endpoint', [...path, 'endpoint'], reading);
    return { kind: 'webhook', id, ...webhook };
  },
  escalate: ({ escalate }, { id, path, reading }) => {
    checkName(escalate.template, 'template', [...path, 'template'], reading);
    return { kind: 'escalate', id, ...escalate };
  },
  task: readTask,
  wait: ({ wait }, { id, path, reading }) => ({ kind: 'wait', id, span: readSpan(wait, path, reading) }),
  branch: ({ branch }, { id, path, reading }) => ({
    kind: 'branch',
    id,
    when: readCondition(branch.when, [...path, 'when'], reading),
    // biome-ignore lint/suspicious/noThenProperty: the playbook's own word; nothing awaits this object.
    then: readSteps(branch.then, [...path, 'then'], reading),
    else: readSteps(branch.else ?? [], [...path, 'else'], reading),
  }),
  'exit-when': (written, { id, path, reading }) => ({
    kind: 'exit-when',
    id,
    condition: readCondition(written['exit-when'], path, reading),
  }),
  'go-to': (written, { id }) => ({ kind: 'go-to', id, target: written['go-to'] }),
};

function readTask({ task }: Required<WrittenStep>, { id, path, reading }: Place): Step {
  const { title, assignee, outcomes } = task;
  const due = readSpan(task.due, [...path, 'due'], reading);
  const timeout = readSpan(task.timeout, [...path, 'timeout'], reading);
  if (longestHours(timeout) < longestHours(due)) {
    const message = `the playbook gives up on this task after ${task.timeout}, before it is due (${task.due})`;
    reading.faults.push(
      faultAt(reading.document, [...path, 'timeout'], message, { hint: 'make the timeout the longer of the two' }),
    );
  }
  const onTimeout = readSteps(task['on-timeout'] ?? [], [...path, 'on-timeout'], reading);
  return { kind: 'task', id, title, assignee, due, timeout, outcomes, onTimeout };
}

function readSpan(text: string, path: DocumentPath, reading: Reading): Duration {
  const span = parseDuration(text);
  if (typeof span !== 'string') return span;
  reading.faults.push(faultAt(reading.document, path, span));
  return anySpan;
}

function checkName(name: string, what: 'template' | 'endpoint', path: DocumentPath, reading: Reading): void {
  const known = reading.known[`${what}s`];
  if (known.includes(name)) return;
  const place = what === 'template' ? `templates/${name}.txt and .html` : 'webhooks in settings.yaml';
  const hint = didYouMean(name, known) ?? `write it: ${place}`;
  reading.faults.push(
    faultAt(reading.document, path, `there is no ${what === 'template' ? what : 'webhook endpoint'} "${name}"`, {
      hint,
    }),
  );
}

/** Checks a condition against the catalogue; the text comes back as it is. */
export function readCondition(text: string, path: DocumentPath, { document, catalogue, faults }: Reading): string {
  const compiled = compileCondition(text, catalogue);
  if (compiled.fault) faults.push(faultAt(document, path, compiled.fault.message, compiled.fault));
  return text;
}
