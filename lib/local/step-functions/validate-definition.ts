import validateAsl from 'asl-validator';
import { AwsError } from '../errors.ts';
import type { Definition, State } from './asl.ts';
import { isServed } from './task-resource.ts';

/** Reads a definition. Throws InvalidDefinition, as AWS names it, with every fault found. */
export function readDefinition(text: string): Definition {
  const definition = parse(text);
  // The validator writes into what it checks.
  const { isValid, errorsText } = validateAsl(structuredClone(definition));
  const faults = isValid ? unsupported(definition) : [errorsText('; ')];
  if (faults.length > 0)
    throw new AwsError('InvalidDefinition', `Invalid State Machine Definition: '${faults.join('; ')}'`);
  return definition;
}

function parse(text: string): Definition {
  try {
    const value = JSON.parse(text);
    if (typeof value === 'object' && value !== null && typeof value.States === 'object') return value;
  } catch {
    // Said below, like a JSON text that is no definition.
  }
  throw new AwsError(
    'InvalidDefinition',
    "Invalid State Machine Definition: 'expected a JSON object with StartAt and States'",
  );
}

type Check = { isIn(state: State, json: string): boolean; says: string };

/** What AWS would run and this endpoint does not: refused, so that it is not passed over in silence. */
const CHECKS: Check[] = [
  { isIn: (_state, json) => json.includes('"QueryLanguage":"JSONata"'), says: 'JSONata' },
  { isIn: (state) => 'Assign' in state, says: 'Assign' },
  { isIn: (state) => 'ItemReader' in state, says: 'ItemReader' },
  { isIn: (state) => 'ItemBatcher' in state, says: 'ItemBatcher' },
  { isIn: (state) => 'ResultWriter' in state, says: 'ResultWriter' },
  { isIn: ({ Type, Resource = '' }) => Type === 'Task' && !isServed(Resource), says: 'this Resource' },
  {
    isIn: (_state, json) => /States\.(UUID|MathRandom)\(/.test(json),
    says: 'an intrinsic that gives something else on replay',
  },
  { isIn: (_state, json) => json.includes('$$.State.RetryCount'), says: '$$.State.RetryCount' },
  {
    isIn: ({ Type }, json) => isFlow(Type) && json.includes('$$.State.EnteredTime'),
    says: '$$.State.EnteredTime in a state of this type',
  },
];

function isFlow(type: string): boolean {
  return ['Pass', 'Choice', 'Succeed', 'Fail'].includes(type);
}

function unsupported(definition: Definition & { QueryLanguage?: string }): string[] {
  const whole = definition.QueryLanguage === 'JSONata' ? ['JSONata is not supported by the local endpoint'] : [];
  return [...whole, ...Object.entries(definition.States).flatMap(([name, state]) => unsupportedIn(name, state))];
}

function unsupportedIn(name: string, state: State): string[] {
  const { Branches = [], ItemProcessor, Iterator, ...own } = state;
  const json = JSON.stringify(own);
  const faults = CHECKS.filter(({ isIn }) => isIn(own, json)).map(
    ({ says }) => `state '${name}': ${says} is not supported by the local endpoint`,
  );
  const inner = [...Branches, ItemProcessor, Iterator].filter((machine) => machine !== undefined);
  return [...faults, ...inner.flatMap(unsupported)];
}
