import { dynamoStores } from '../lib/adapters/dynamodb/stores.ts';
import { openTable } from '../lib/adapters/dynamodb/table.ts';
import { jsonDocuments } from '../lib/adapters/json/json-documents.ts';
import { liquidTemplates } from '../lib/adapters/liquid/liquid-templates.ts';
import { secretsManagerSecrets } from '../lib/adapters/secrets-manager/secrets.ts';
import { sesMailer } from '../lib/adapters/ses/ses-mailer.ts';
import { systemClock } from '../lib/adapters/system/clock.ts';
import { randomIds } from '../lib/adapters/system/ids.ts';
import { httpWebhookSender } from '../lib/adapters/webhooks/webhook-sender.ts';
import type { Config } from '../lib/config.ts';
import type { ReleasePorts } from '../lib/usecases/release-messages.ts';
import { engineConfigKeys, openEngine } from './open-engine.ts';

/** What the functions read of the environment that perform the steps of playbooks, or what steps left to be done. */
export const stepConfigKeys = [
  'TABLE_NAME',
  'API_URL',
  'SECRETS_PREFIX',
  'MAIL_CONFIGURATION_SET',
  'MAIL_ENDPOINT_DEDUPLICATES',
  'WEBHOOKS_TO_LOOPBACK',
  ...engineConfigKeys,
] as const;

/** The ports of perform-step and release-messages, on AWS. */
export function openStepPorts(config: Pick<Config, (typeof stepConfigKeys)[number]>): ReleasePorts {
  return {
    clock: systemClock,
    ids: randomIds,
    documents: jsonDocuments,
    templates: liquidTemplates(),
    ...dynamoStores(openTable(config.TABLE_NAME), systemClock),
    engine: openEngine(config),
    mailer: sesMailer({
      configurationSet: config.MAIL_CONFIGURATION_SET,
      refusesDuplicates: config.MAIL_ENDPOINT_DEDUPLICATES,
    }),
    webhooks: httpWebhookSender({ allowLoopback: config.WEBHOOKS_TO_LOOPBACK }),
    secrets: secretsManagerSecrets(config.SECRETS_PREFIX),
    apiUrl: config.API_URL.replace(/\/$/, ''),
  };
}
