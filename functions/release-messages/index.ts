import { readConfig } from '../../lib/config.ts';
import { functionLog } from '../function-log.ts';
import { openStepPorts, stepConfigKeys } from '../open-step-ports.ts';
import { createHandler } from './handler.ts';

const config = readConfig([...stepConfigKeys, 'ENVIRONMENT']);

export const handler = createHandler(openStepPorts(config), functionLog('release-messages', config.ENVIRONMENT));
