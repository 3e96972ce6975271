import { DeploymentConfigInvalid } from './errors.ts';

type Tree = Record<string, unknown>;

/** Settings that are still to be checked, and where in cdk.json the value at a path was written. */
type Picked = { settings: unknown; placeOf(path: PropertyKey[]): string };

/**
 * The settings of one environment: those of the `holdfast` object, with what its `environments.<name>` writes over
 * them. Lists are replaced, objects are merged. Throws DeploymentConfigInvalid for an environment that is not there.
 */
export function pickEnvironment(context: unknown, environment: unknown): Picked {
  if (!isTree(context ?? {})) return { settings: context, placeOf: placed([]) };
  const { environments = {}, ...base } = (context ?? {}) as Tree;
  if (environment === undefined) return { settings: base, placeOf: placed([]) };
  const overrides = overridesOf(environments, base, String(environment));
  const own = (path: PropertyKey[]) => path.length > 0 && valueAt(overrides, path) !== undefined;
  return {
    settings: merge({ ...base, environment: String(environment) }, overrides),
    placeOf: (path) => placed(own(path) ? ['environments', String(environment)] : [])(path),
  };
}

function overridesOf(environments: unknown, base: Tree, name: string): Tree {
  const overrides = isTree(environments) ? environments[name] : undefined;
  if (isTree(overrides)) return overrides;
  if (overrides === undefined && name === (base.environment ?? 'production')) return {};
  const known = isTree(environments) ? Object.keys(environments) : [];
  throw new DeploymentConfigInvalid(
    `cdk.json: holdfast.environments.${name} must be an object with what is different there; found ` +
      `${overrides === undefined ? 'nothing' : JSON.stringify(overrides)}${known.length > 0 ? ` beside ${known.join(', ')}` : ''}.`,
  );
}

const placed = (before: string[]) => (path: PropertyKey[]) => ['cdk.json: holdfast', ...before, ...path].join('.');

function merge(base: Tree, over: Tree): Tree {
  const merged = Object.entries(over).map(([key, value]) => {
    const below = base[key];
    return [key, isTree(value) && isTree(below) ? merge(below, value) : value];
  });
  return { ...base, ...Object.fromEntries(merged) };
}

function valueAt(tree: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], tree);
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
