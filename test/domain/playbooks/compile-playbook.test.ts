import validate from 'asl-validator';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compilePlaybook,
  type State,
  type StateMachineDefinition,
} from '../../../lib/domain/playbooks/compile-playbook.ts';
import { lookAhead, type Schedule, scheduleFrom } from '../../../lib/domain/playbooks/look-ahead.ts';
import { parsePlaybook } from '../../../lib/domain/playbooks/parse-playbook.ts';
import { planPlaybook } from '../../../lib/domain/playbooks/plan-playbook.ts';
import type { Playbook, Step } from '../../../lib/domain/playbooks/playbook.ts';
import type { StepOrder } from '../../../lib/domain/playbooks/step-order.ts';
import { aCatalogue } from '../../factories/catalogue.ts';
import { parseText } from '../../factories/faults.ts';
import { anyPlaybook } from '../../factories/playbooks.ts';

const LAMBDA = 'arn:aws:lambda:us-east-1:000000000000:function:holdfast-perform-step';
const calendar = { quietHours: { from: 1080, until: 540 }, workingDays: [1, 2, 3, 4, 5], holidays: [] };
const START = Date.parse('2026-03-02T10:00:00Z');

type Turn = 'next' | 'otherwise' | 'exit';
type Walked = { ids: string[]; entered: number };

/** Walks the playbook itself, as a person reads it: the ids of the steps and waits met. */
function readPath(steps: readonly Step[], turns: Turn[]): { ids: string[]; ended: boolean } {
  const ids: string[] = [];
  for (const step of steps) {
    ids.push(step.id);
    if (step.kind === 'wait') continue;
    const turn = turns.shift() ?? 'next';
    const below = turn === 'exit' ? { ids: [], ended: true } : readPath(innerSteps(step, turn), turns);
    ids.push(...below.ids);
    if (below.ended) return { ids, ended: true };
  }
  return { ids, ended: false };
}

function innerSteps(step: Step, turn: Turn): Step[] {
  if (step.kind === 'branch') return turn === 'next' ? step.then : step.else;
  return step.kind === 'task' && turn === 'otherwise' ? step.onTimeout : [];
}

/** Walks the compiled states as Step Functions would, checking that each time a state reads from `$.at` is there. */
function walk(definition: StateMachineDefinition, start: Schedule, turns: Turn[]): Walked {
  const walked: Walked = { ids: [], entered: 0 };
  const clock: WalkClock = { at: start, now: START };
  for (let name: string | undefined = definition.StartAt; name; ) {
    const state: State = definition.States[name] as State;
    const own = /^\d/.test(name);
    walked.entered += 1;
    if (own) walked.ids.push(name);
    if (state.Type === 'Wait') waitOut(state, clock);
    name = own && state.Type === 'Task' ? performed(state, turns.shift() ?? 'next', clock) : state.Next;
  }
  return walked;
}

type WalkClock = { at: Schedule; now: number };
const read = (path: string | undefined, { at }: WalkClock) => at[(path ?? '').replace('$.at.', '')];

function waitOut(state: State, clock: WalkClock): void {
  const until = read(state.TimestampPath, clock);
  expect(until).toMatch(/^\d{4}-.*Z$/);
  expect(Date.parse(String(until))).toBeGreaterThanOrEqual(clock.now);
  clock.now = Date.parse(String(until));
}

function performed(state: State, turn: Turn, clock: WalkClock): string | undefined {
  if (state.TimeoutSecondsPath) expect(read(state.TimeoutSecondsPath, clock)).toBeGreaterThan(0);
  const errors = { exit: 'ExitReached', otherwise: state.TimeoutSecondsPath ? 'States.Timeout' : 'BranchNotTaken' };
  const way = turn !== 'next' && state.Catch?.find(({ ErrorEquals }) => ErrorEquals.includes(errors[turn]));
  if (way && errors[turn as 'otherwise'] === 'States.Timeout') {
    clock.now += Number(read(state.TimeoutSecondsPath, clock)) * 1000;
  }
  if (way) return way.Next;
  const order = (state.Parameters?.Payload ?? state.Parameters) as StepOrder;
  clock.at = scheduleFrom(order.ahead, clock.now, 'UTC', calendar);
  return state.Next;
}

const start = (playbook: Playbook): Schedule => {
  const plan = planPlaybook(playbook);
  return scheduleFrom(lookAhead(plan, plan.first), START, 'UTC', calendar);
};
const anyTurns = fc.array(fc.constantFrom<Turn>('next', 'next', 'otherwise', 'otherwise', 'exit'), { maxLength: 30 });

describe('a compiled playbook', () => {
  it('enters at most steps + waits + 1 states on every path, in the order of the playbook, with every time it reads', () => {
    fc.assert(
      fc.property(anyPlaybook, anyTurns, (playbook, turns) => {
        const walked = walk(compilePlaybook(playbook, LAMBDA), start(playbook), [...turns]);
        const expected = readPath(playbook.steps, [...turns]).ids;
        expect(walked.ids).toEqual(expected);
        expect(walked.entered).toBeLessThanOrEqual(expected.length + 1);
      }),
      { numRuns: 300 },
    );
  });

  it('is a definition that Step Functions accepts, whatever its shape', () => {
    fc.assert(
      fc.property(anyPlaybook, (playbook) => {
        const definition = JSON.parse(JSON.stringify(compilePlaybook(playbook, LAMBDA)));
        expect(validate(definition).errorsText()).toBe('');
      }),
      { numRuns: 8 },
    );
  });

  it('retries what passes and nothing that says it does not', () => {
    const playbook: Playbook = {
      id: 'p',
      title: 'P',
      holdout: 0,
      steps: [{ kind: 'exit-when', id: 'a', condition: 'implemented' }],
    };
    const [retry] = compilePlaybook(playbook, LAMBDA).States.a?.Retry ?? [];
    expect(retry?.ErrorEquals).toEqual(
      expect.arrayContaining(['MailNotAccepted', 'MailOutcomeUnknown', 'TableThrottled']),
    );
    for (const name of ['ExitReached', 'BranchNotTaken', 'MailRefused', 'States.ALL', 'States.Timeout']) {
      expect(retry?.ErrorEquals).not.toContain(name);
    }
  });

  it('follows a go-to without a state of its own', () => {
    const { value } = parseText(
      'playbooks/p.yaml',
      `id: p
title: P
steps:
  - branch:
      when: implemented
      then: [{ go-to: closing }]
  - exit-when: dashboards > 3
  - { id: closing, exit-when: implemented }
`,
      (document) => parsePlaybook(document, aCatalogue(), { templates: [], endpoints: [] }),
    );
    const { States } = compilePlaybook(value!, LAMBDA);
    expect(States['1-branch']?.Next).toBe('closing');
    expect(States['1-branch']?.Catch?.find(({ ErrorEquals }) => ErrorEquals.includes('BranchNotTaken'))?.Next).toBe(
      '3-exit-when',
    );
    expect(Object.keys(States)).not.toContain('2-go-to');
  });
});
