import { readWithSchema } from '../documents/read-with-schema.ts';
import { faultAt, type Parsed, type SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import { compileCondition } from '../expressions/compile-condition.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { type Milestone, milestonesFileSchema } from './milestone.ts';

/** Reads milestones.yaml: the steps of the implementation in their order, or every fault at its place. */
export function parseMilestones(document: SourceDocument, catalogue: Catalogue): Parsed<Milestone[]> {
  const { value: file, faults } = readWithSchema(document, milestonesFileSchema);
  if (!file) return { faults };
  const metrics = new Map([...catalogue.metrics].filter(([, { form }]) => form !== 'milestone'));
  const known = { ...catalogue, metrics, milestones: new Map(file.milestones.map(({ id, label }) => [id, label])) };
  const milestones: Milestone[] = [];
  const found: Fault[] = [];
  for (const [index, { when, ...rest }] of file.milestones.entries()) {
    const first = file.milestones.findIndex(({ id }) => id === rest.id);
    if (first < index) {
      const line = document.positionOf(['milestones', first, 'id']).line;
      found.push(
        faultAt(document, ['milestones', index, 'id'], `"${rest.id}" is already the milestone on line ${line}`),
      );
    }
    const { condition, fault } = compileCondition(when, known, 'milestone');
    if (fault) found.push(faultAt(document, ['milestones', index, 'when'], fault.message, fault));
    else milestones.push({ ...rest, when: condition });
  }
  found.push(...circleFaults(document, milestones));
  return found.length > 0 ? { faults: found } : { value: milestones, faults: [] };
}

/** Milestones are checked in their order: one that asks for a later one would see it a day late. */
function circleFaults(document: SourceDocument, milestones: Milestone[]): Fault[] {
  return milestones.flatMap(({ when }, index) => {
    const later = milestones.slice(index).find(({ id }) => when.milestones.includes(id));
    if (!later) return [];
    const message = `this milestone asks for "${later.id}", which is only checked after it`;
    return [
      faultAt(document, ['milestones', index, 'when'], message, { hint: 'put the milestone it builds on first' }),
    ];
  });
}
