import type { Clock } from '../../ports/system.ts';
import { dynamoApiKeyStore } from './api-key-store.ts';
import { dynamoDayStore } from './day-store.ts';
import { dynamoDeliveryStore } from './delivery-store.ts';
import { dynamoEndpointStore } from './endpoint-store.ts';
import { dynamoEscalationStore } from './escalation-store.ts';
import { dynamoFiringStore } from './firing-store.ts';
import { dynamoImportRequestStore } from './import-request-store.ts';
import { dynamoImportStore } from './import-store.ts';
import { dynamoImportTurns } from './import-turns.ts';
import { dynamoLetterStore } from './letter-store.ts';
import { dynamoMessageLogStore } from './message-log-store.ts';
import { dynamoNoteStore } from './note-store.ts';
import { dynamoOverrideStore } from './override-store.ts';
import { dynamoPauseStore } from './pause-store.ts';
import { dynamoPreviewStore } from './preview-store.ts';
import { dynamoRecordStore } from './record-store.ts';
import { dynamoRetentionStore } from './retention-store.ts';
import { dynamoReviewStore } from './review-store.ts';
import { dynamoRiskModelStore } from './risk-model-store.ts';
import { dynamoRunStore } from './run-store.ts';
import { dynamoSegmentStore } from './segment-store.ts';
import { dynamoSpendStore } from './spend-store.ts';
import { dynamoSuppressionStore } from './suppression-store.ts';
import type { Table } from './table.ts';
import { dynamoTaskStore } from './task-store.ts';
import { dynamoUnsubscribeStore } from './unsubscribe-store.ts';
import { dynamoWorkflowStore } from './workflow-store.ts';

/** Every store of the product on one table, by the name of the port it is. */
export function dynamoStores(table: Table, clock: Clock) {
  return {
    apiKeys: dynamoApiKeyStore(table),
    days: dynamoDayStore(table, clock),
    deliveries: dynamoDeliveryStore(table),
    endpointStore: dynamoEndpointStore(table),
    escalations: dynamoEscalationStore(table),
    firings: dynamoFiringStore(table),
    imports: dynamoImportStore(table),
    importRequests: dynamoImportRequestStore(table),
    turns: dynamoImportTurns(table),
    letters: dynamoLetterStore(table),
    messageLogs: dynamoMessageLogStore(table),
    notes: dynamoNoteStore(table),
    overrides: dynamoOverrideStore(table),
    pauses: dynamoPauseStore(table),
    previews: dynamoPreviewStore(table, clock),
    records: dynamoRecordStore(table),
    retention: dynamoRetentionStore(table, clock),
    reviews: dynamoReviewStore(table),
    riskModels: dynamoRiskModelStore(table),
    runs: dynamoRunStore(table),
    segments: dynamoSegmentStore(table),
    spending: dynamoSpendStore(table),
    suppressions: dynamoSuppressionStore(table),
    tasks: dynamoTaskStore(table),
    unsubscribes: dynamoUnsubscribeStore(table),
    workflows: dynamoWorkflowStore(table),
  };
}
