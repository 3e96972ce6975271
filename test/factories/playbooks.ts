import * as fc from 'fast-check';
import type { Duration } from '../../lib/domain/calendar/duration.ts';
import type { Playbook, Step } from '../../lib/domain/playbooks/playbook.ts';

const span: fc.Arbitrary<Duration> = fc.record({
  amount: fc.integer({ min: 1, max: 9 }),
  unit: fc.constantFrom('hours', 'days', 'working days', 'weeks'),
});

const leaves: fc.Arbitrary<Step>[] = [
  fc.record({
    kind: fc.constant('email'),
    id: fc.constant(''),
    to: fc.constant(['champion']),
    template: fc.constant('hello'),
    category: fc.constant('operational'),
  }),
  fc.record({
    kind: fc.constant('webhook'),
    id: fc.constant(''),
    endpoint: fc.constant('crm'),
    event: fc.constant('a.b'),
  }),
  fc.record({ kind: fc.constant('wait'), id: fc.constant(''), span }),
  fc.record({ kind: fc.constant('exit-when'), id: fc.constant(''), condition: fc.constant('implemented') }),
] as fc.Arbitrary<Step>[];

const { steps } = fc.letrec<{ steps: Step[]; step: Step }>((tie) => ({
  steps: fc.array(tie('step'), { minLength: 1, maxLength: 4 }),
  step: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    ...leaves,
    fc.record({
      kind: fc.constant('branch'),
      id: fc.constant(''),
      when: fc.constant('implemented'),
      // biome-ignore lint/suspicious/noThenProperty: the playbook's own word; nothing awaits this object.
      then: tie('steps'),
      else: fc.oneof(fc.constant([]), tie('steps')),
    }),
    fc.record({
      kind: fc.constant('task'),
      id: fc.constant(''),
      title: fc.constant('Call'),
      assignee: fc.constant('owner'),
      due: span,
      timeout: span,
      outcomes: fc.constant(['done']),
      onTimeout: fc.oneof(fc.constant([]), tie('steps')),
    }),
  ) as fc.Arbitrary<Step>,
}));

/** Playbooks of any shape, branches and timeouts nested; waits may also come first, last and after one another. */
export const anyPlaybook: fc.Arbitrary<Playbook> = steps
  .filter((list) => list.some(({ kind }) => kind !== 'wait'))
  .map((list) => {
    let count = 0;
    const numbered = (step: Step): Step => {
      count += 1;
      const id = `${count}-${step.kind}`;
      if (step.kind === 'task') return { ...step, id, onTimeout: step.onTimeout.map(numbered) };
      if (step.kind !== 'branch') return { ...step, id };
      // biome-ignore lint/suspicious/noThenProperty: the playbook's own word; nothing awaits this object.
      return { ...step, id, then: step.then.map(numbered), else: step.else.map(numbered) };
    };
    return { id: 'any', title: 'Any', holdout: 0, steps: list.map(numbered) };
  });
