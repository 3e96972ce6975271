import { Environment } from '@marcbachmann/cel-js';
import { didYouMean } from '../documents/did-you-mean.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { helpers, isKnownAt, type Scope } from './helpers.ts';

/** The account's attributes, as `account.<name>`: texts; days are written YYYY-MM-DD and compare in order of time. */
export const accountFields = [
  'name',
  'owner',
  'industry',
  'sizeBand',
  'ageBand',
  'country',
  'timeZone',
  'stage',
  'plan',
  'currency',
  'channel',
  'signupDay',
  'renewalDay',
  'cancelledDay',
] as const;

/** By how many points the health score rose (or fell, below 0): the field of `health`, and the earlier day it is compared with. */
export const healthTrends = { change_7d: 'days7', change_28d: 'days28' } as const;

/** The fields of `health`, with their CEL types: score 0–100, coverage 0–1, band green, yellow, red or unknown. */
export const healthFields = {
  score: 'double',
  band: 'string',
  coverage: 'double',
  change_7d: 'double',
  change_28d: 'double',
} as const;

/** The fields of `risk`, with their CEL types: the probability 0–1 that the account cancels within the horizon. */
export const riskFields = { probability: 'double' } as const;

/** Yes-or-no variables besides the metrics. */
export const flags = ['implemented', 'cancelled'] as const;

/** Methods of texts that conditions can call; `peer.percentile('metric')` is the only other one. */
export const textMethods = ['contains', 'startsWith', 'endsWith'] as const;

const environments = new WeakMap<Catalogue, Map<Scope, Environment>>();

/** The CEL environment of a catalogue: it knows each name and its type, and is only used to parse and check. */
export function environmentOf(catalogue: Catalogue, scope: Scope): Environment {
  const known = environments.get(catalogue) ?? new Map<Scope, Environment>();
  environments.set(catalogue, known);
  const environment = known.get(scope) ?? createEnvironment(catalogue, scope);
  known.set(scope, environment);
  return environment;
}

function createEnvironment(catalogue: Catalogue, scope: Scope): Environment {
  const environment = new Environment();
  const never = () => {
    throw new Error('expressions are checked by the CEL library and evaluated by Holdfast');
  };
  for (const id of catalogue.metrics.keys()) environment.registerVariable(id, 'double');
  const callable = Object.values(helpers).filter(({ from }) => isKnownAt(from, scope));
  for (const signature of callable.flatMap(({ signatures }) => signatures))
    environment.registerFunction(signature, never);
  environment.registerType('Account', { fields: Object.fromEntries(accountFields.map((name) => [name, 'string'])) });
  environment.registerVariable('account', 'Account');
  if (scope === 'metric') return environment;
  for (const flag of flags) environment.registerVariable(flag, 'bool');
  if (scope === 'milestone') return environment;
  environment.registerType('Peer', { fields: {} });
  environment.registerVariable('peer', 'Peer');
  environment.registerFunction('Peer.percentile(string): double', never);
  if (scope === 'score') return environment;
  environment.registerType('Health', { fields: { ...healthFields } });
  environment.registerVariable('health', 'Health');
  environment.registerType('Risk', { fields: { ...riskFields } });
  return environment.registerVariable('risk', 'Risk');
}

/** Every name an expression of this scope may begin with. */
export function namesOf(catalogue: Catalogue, scope: Scope): string[] {
  const names = [...catalogue.metrics.keys(), 'account'];
  if (scope !== 'metric') names.push(...flags);
  if (scope === 'account' || scope === 'score') names.push('peer');
  if (scope === 'account') names.push('health', 'risk');
  return names;
}

/** The remedy for a metric that does not exist: a window of the family that was meant, or the nearest name. */
export function metricHint(id: string, catalogue: Catalogue, others: string[] = []): string | undefined {
  for (const metric of catalogue.metrics.values()) if (metric.family === id) return `did you mean "${metric.id}"?`;
  const longer = [...catalogue.metrics.keys()].find((name) => name.startsWith(`${id}_`));
  return didYouMean(id, [...catalogue.metrics.keys(), ...others]) ?? (longer && `did you mean "${longer}"?`);
}

/** Words of CEL itself, and ours: no metric can have such a name. A function and a metric may share one. */
export const reservedWords: ReadonlySet<string> = new Set([
  ...['as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package'],
  ...['namespace', 'return', 'var', 'void', 'while', 'in', 'true', 'false', 'null', 'has', 'cel', 'dyn', 'google'],
  ...['int', 'uint', 'double', 'bool', 'string', 'bytes', 'list', 'map', 'type', 'optional', 'null_type'],
  ...['account', 'health', 'peer', 'risk', ...flags, 'reached', 'known', 'min', 'max', 'abs'],
]);
