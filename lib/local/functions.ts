import { createHandler as api } from '../../functions/api/handler.ts';
import { localIdentity } from '../../functions/api/identity.ts';
import type { LocalPorts } from './ports.ts';
import type { Functions } from './step-functions/invoke-function.ts';

/** The Lambda handlers of the product with the ports of this machine, by name. */
export function localFunctions(ports: LocalPorts, onProblem: (error: unknown) => void): Functions {
  return {
    api: api(ports, { identify: localIdentity, log: onProblem }),
  };
}
