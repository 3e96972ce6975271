import { readWithSchema } from '../documents/read-with-schema.ts';
import { type DocumentPath, faultAt, type Parsed, type SourceDocument } from '../documents/source-document.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { checkRoads } from './check-roads.ts';
import { pathToLoop } from './path-to-loop.ts';
import type { Playbook } from './playbook.ts';
import { playbookSchema, type WrittenPlaybook } from './playbook-schema.ts';
import { type KnownNames, type Reading, readCondition, readSteps } from './read-steps.ts';

/** Reads a playbook (`playbooks/*.yaml`): what it does, or every fault found, each at its place. Its steps may name only what is `known`. */
export function parsePlaybook(document: SourceDocument, catalogue: Catalogue, known: KnownNames): Parsed<Playbook> {
  const loop = pathToLoop(document.value);
  if (loop) return { faults: [loopFault(document, loop)] };
  const written = readWithSchema(document, playbookSchema);
  if (!written.value) return { faults: written.faults };
  const reading: Reading = { document, catalogue, known, faults: [], places: new Map(), count: 0 };
  const playbook = playbookOf(written.value, reading);
  if (reading.faults.length === 0) reading.faults.push(...checkRoads(playbook, reading));
  return reading.faults.length > 0 ? { faults: reading.faults } : { value: playbook, faults: [] };
}

function playbookOf(written: WrittenPlaybook, reading: Reading): Playbook {
  const { id, title, holdout } = written;
  const file = reading.document.file.split('/').at(-1);
  if (file !== `${id}.yaml`) {
    const hint = `name the file ${id}.yaml, or write id: ${file?.replace(/\.yaml$/, '')}`;
    reading.faults.push(faultAt(reading.document, ['id'], `the playbook "${id}" is in the file ${file}`, { hint }));
  }
  const exitWhen = written['exit-when'];
  if (exitWhen !== undefined) readCondition(exitWhen, ['exit-when'], reading);
  return { id, title, exitWhen, holdout, steps: readSteps(written.steps, ['steps'], reading) };
}

function loopFault(document: SourceDocument, path: DocumentPath) {
  const hint = 'write the steps out instead of *alias';
  return faultAt(document, path, 'these steps contain themselves: the playbook would never end', { hint });
}
