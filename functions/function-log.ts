import { Logger } from '@aws-lambda-powertools/logger';
import type { FunctionLog } from './middleware/log.ts';

/** The log of a function: one JSON object a line on standard output, each with the function's and the environment's name. */
export function functionLog(name: string, environment: string): FunctionLog {
  return new Logger({ serviceName: name, persistentKeys: { environment } });
}
