import { dynamoDayStore } from '../lib/adapters/dynamodb/day-store.ts';
import { dynamoDeliveryStore } from '../lib/adapters/dynamodb/delivery-store.ts';
import { dynamoEndpointStore } from '../lib/adapters/dynamodb/endpoint-store.ts';
import { dynamoEscalationStore } from '../lib/adapters/dynamodb/escalation-store.ts';
import { dynamoLetterStore } from '../lib/adapters/dynamodb/letter-store.ts';
import { dynamoMessageLogStore } from '../lib/adapters/dynamodb/message-log-store.ts';
import { dynamoPauseStore } from '../lib/adapters/dynamodb/pause-store.ts';
import { dynamoRecordStore } from '../lib/adapters/dynamodb/record-store.ts';
import { dynamoRunStore } from '../lib/adapters/dynamodb/run-store.ts';
import { dynamoSuppressionStore } from '../lib/adapters/dynamodb/suppression-store.ts';
import { openTable } from '../lib/adapters/dynamodb/table.ts';
import { dynamoTaskStore } from '../lib/adapters/dynamodb/task-store.ts';
import { dynamoUnsubscribeStore } from '../lib/adapters/dynamodb/unsubscribe-store.ts';
import { dynamoWorkflowStore } from '../lib/adapters/dynamodb/workflow-store.ts';
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
  const table = openTable(config.TABLE_NAME);
  return {
    clock: systemClock,
    ids: randomIds,
    documents: jsonDocuments,
    templates: liquidTemplates(),
    days: dynamoDayStore(table, systemClock),
    deliveries: dynamoDeliveryStore(table),
    endpointStore: dynamoEndpointStore(table),
    escalations: dynamoEscalationStore(table),
    letters: dynamoLetterStore(table),
    messageLogs: dynamoMessageLogStore(table),
    pauses: dynamoPauseStore(table),
    records: dynamoRecordStore(table),
    runs: dynamoRunStore(table),
    suppressions: dynamoSuppressionStore(table),
    tasks: dynamoTaskStore(table),
    unsubscribes: dynamoUnsubscribeStore(table),
    workflows: dynamoWorkflowStore(table),
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
