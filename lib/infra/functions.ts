import type { Construct } from 'constructs';
import type { Environment } from '../config.ts';
import { type FunctionName, functionNames } from './function-settings.ts';
import { HoldfastFunction } from './holdfast-function.ts';

/** Every function of the deployment, by name. */
export type Functions = Record<FunctionName, HoldfastFunction>;

type FunctionsProps = { environment: Environment; retentionInDays: number };

/** Makes one function of each name in function-settings. */
export function createFunctions(scope: Construct, { environment, retentionInDays }: FunctionsProps): Functions {
  const made = functionNames.map((name) => [name, new HoldfastFunction(scope, name, { environment, retentionInDays })]);
  return Object.fromEntries(made);
}
