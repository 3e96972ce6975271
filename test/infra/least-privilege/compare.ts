import type { Statement } from './deployed-function.ts';
import type { Needed } from './operation-permissions.ts';

type Conditions = Statement['conditions'];

/** What a role allows, one action on one resource at a time. */
type Allowed = { action: string; resource: string; conditions: Conditions };

/** How the operators of a condition compare; `missing` is what they say of a call that has no such key. */
const OPERATORS: Record<string, { fits(value: string, pattern: string): boolean; missing: boolean }> = {
  StringEquals: { fits: (value, pattern) => value === pattern, missing: false },
  StringLike: { fits: like, missing: false },
  'ForAllValues:StringEquals': { fits: (value, pattern) => value === pattern, missing: true },
  'ForAllValues:StringLike': { fits: like, missing: true },
};

/** What a function needs and its role does not allow, in sentences. */
export function refused(name: string, statements: Statement[], needed: Needed[]): string[] {
  const allowed = allowedBy(statements);
  const missing = needed.filter((need) => !allowed.some((one) => permits(one, need)));
  return unique(
    missing.map(
      (need) => `${name} calls ${need.action} on ${need.resource}${inContext(need)}: its role does not allow it`,
    ),
  );
}

/** What a function's role allows and the function never needs, in sentences. */
export function idle(name: string, statements: Statement[], needed: Needed[]): string[] {
  return allowedBy(statements).flatMap((one) => {
    const uses = needed.filter((need) => permits(one, need));
    if (uses.length === 0) return [`${name} may ${one.action} on ${one.resource}: no journey has it do that`];
    return idleValues(one, uses).map(
      (value) => `${name} may ${one.action} on ${one.resource} where ${value}: no journey has it do that`,
    );
  });
}

/** Values that a condition lets through and that no use had. */
function idleValues({ conditions }: Allowed, uses: Needed[]): string[] {
  return comparisons(conditions).flatMap(({ operator, key, values }) => {
    const { fits } = operatorOf(operator);
    const isUsed = (pattern: string) => uses.some(({ context }) => context[key]?.some((value) => fits(value, pattern)));
    return values.filter((pattern) => !isUsed(pattern)).map((pattern) => `${key} is ${pattern}`);
  });
}

function permits({ action, resource, conditions }: Allowed, needed: Needed): boolean {
  // What is needed may be a pattern too, where the call does not tell its resource: any that fits it will do.
  const isThere = like(needed.resource, resource) || (needed.resource.endsWith('*') && like(resource, needed.resource));
  return action === needed.action && isThere && holds(conditions, needed.context);
}

function holds(conditions: Conditions, context: Needed['context']): boolean {
  return comparisons(conditions).every(({ operator, key, values }) => {
    const { fits, missing } = operatorOf(operator);
    return context[key]?.every((value) => values.some((pattern) => fits(value, pattern))) ?? missing;
  });
}

function comparisons(conditions: Conditions) {
  return Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key, values: [values].flat() })),
  );
}

function operatorOf(name: string) {
  const operator = OPERATORS[name];
  if (!operator) throw new Error(`The operator ${name} is not known; add it to compare.ts.`);
  return operator;
}

function allowedBy(statements: Statement[]): Allowed[] {
  return statements.flatMap(({ actions, resources, conditions }) =>
    actions.flatMap((action) => resources.map((resource) => ({ action, resource, conditions }))),
  );
}

/** As IAM compares: `*` stands for any characters, slashes and colons too, and `?` for one. */
function like(value: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(value);
}

const unique = (list: string[]) => [...new Set(list)];

function inContext({ context }: Needed): string {
  const pairs = Object.entries(context).map(([key, values]) => `${key} is ${values.join(', ')}`);
  return pairs.length > 0 ? ` where ${pairs.join(' and ')}` : '';
}
