import { dynamoStores } from '../adapters/dynamodb/stores.ts';
import { openTable } from '../adapters/dynamodb/table.ts';
import { liquidTemplates } from '../adapters/liquid/liquid-templates.ts';
import { yamlDocuments } from '../adapters/yaml/yaml-documents.ts';
import { openFolderTable } from './open-folder-table.ts';

/** What a state folder holds, for those who only look at it: neither playbooks nor mail need to be at work. */
export type FolderStores = Awaited<ReturnType<typeof openFolderStores>>;

/** Opens the stores of a folder that must be there. Throws FolderMissing, FolderInUse. */
export async function openFolderStores(dir: string) {
  const { tableName, dynamodb, clock, close } = await openFolderTable(dir);
  const stores = dynamoStores(openTable(tableName, dynamodb), clock);
  return { ports: { ...stores, clock, documents: yamlDocuments, templates: liquidTemplates() }, close };
}
