import type { Construct } from 'constructs';
import type { Environment } from '../config.ts';
import { type FunctionName, functionNames } from './function-settings.ts';
import { HoldfastFunction } from './holdfast-function.ts';
import type { Names } from './names.ts';

/** Every function of the deployment, by name. */
export type Functions = Record<FunctionName, HoldfastFunction>;

type FunctionsProps = {
  names: Names;
  environment: Environment;
  retentionInDays: number;
  reservesConcurrency: boolean;
};

/** Makes one function of each name in function-settings. */
export function createFunctions(scope: Construct, props: FunctionsProps): Functions {
  const made = functionNames.map((name) => [name, new HoldfastFunction(scope, name, props)]);
  return Object.fromEntries(made);
}
