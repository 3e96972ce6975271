import { LONGEST_WAIT_DAYS, longestHours } from '../calendar/duration.ts';
import { didYouMean } from '../documents/did-you-mean.ts';
import { type DocumentPath, faultAt, type SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import { findCircle, type Plan, planPlaybook, roadsFrom, stepOf } from './plan-playbook.ts';
import { everyStep, type GoToStep, type Playbook, type Step } from './playbook.ts';

type Places = { document: SourceDocument; places: ReadonlyMap<string, DocumentPath> };

/** What is wrong with the roads of a playbook: a go-to nowhere, a circle, a wait nothing follows, a run that lasts over a year. */
export function checkRoads(playbook: Playbook, { document, places }: Places): Fault[] {
  const steps = everyStep(playbook.steps);
  const placeOf = (id: string): DocumentPath => places.get(id) ?? [];
  const lost = steps.filter((step): step is GoToStep => step.kind === 'go-to' && !isTarget(step.target, steps));
  if (lost.length > 0) {
    const named = steps.filter((step) => step.kind !== 'go-to').map(({ id }) => id);
    return lost.map(({ id, target }) => {
      const hint = didYouMean(target, named) ?? 'give the step it should lead to an id';
      return faultAt(document, [...placeOf(id), 'go-to'], `no step has the id "${target}"`, { hint });
    });
  }
  const plan = planPlaybook(playbook);
  const circle = findCircle(plan);
  if (circle) {
    const message = `these steps go round in a circle and the playbook would never end: ${circle.join(' → ')}`;
    return [faultAt(document, placeOf(circle.at(-2) as string), message, { hint: 'lead the go-to to a later step' })];
  }
  return [...idleWaits(plan, document, placeOf), ...lengthFault(plan, document)];
}

function isTarget(target: string, steps: readonly Step[]): boolean {
  return steps.some(({ id, kind }) => id === target && kind !== 'go-to');
}

function idleWaits(plan: Plan, document: SourceDocument, placeOf: (id: string) => DocumentPath): Fault[] {
  const idle = [...plan.steps.values()].filter(({ step, next }) => step.kind === 'wait' && next === undefined);
  return idle.map(({ step }) =>
    faultAt(document, [...placeOf(step.id), 'wait'], 'nothing follows this wait', {
      hint: 'remove it, or add the step it waits for',
    }),
  );
}

function lengthFault(plan: Plan, document: SourceDocument): Fault[] {
  const days = Math.round(hoursFrom(plan, plan.first, new Map()) / 24);
  if (days <= LONGEST_WAIT_DAYS) return [];
  const message = `a run of this playbook may last ${days} days; a run is ended after ${LONGEST_WAIT_DAYS}`;
  return [faultAt(document, ['steps'], message, { hint: 'shorten its waits and timeouts', atKey: true })];
}

/** The most hours that the waits and timeouts from a step on may take together. */
function hoursFrom(plan: Plan, id: string, known: Map<string, number>): number {
  const found = known.get(id);
  if (found !== undefined) return found;
  const planned = stepOf(plan, id);
  const { step } = planned;
  const own = step.kind === 'wait' ? longestHours(step.span) : step.kind === 'task' ? longestHours(step.timeout) : 0;
  const hours = own + Math.max(0, ...roadsFrom(planned).map((road) => hoursFrom(plan, road, known)));
  known.set(id, hours);
  return hours;
}
