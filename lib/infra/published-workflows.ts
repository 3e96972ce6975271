import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Document, parseDocument } from 'yaml';
import type { DeploymentConfig } from './deployment-config.ts';
import { DeploymentConfigInvalid, WorkflowsTooLarge } from './errors.ts';

/**
 * CloudFormation hands a resource's properties to the function in one event, on an update the old ones too; Lambda
 * takes 256 KB of event, so half of that, less room for the envelope and JSON's escapes.
 */
const LARGEST_FOLDER_IN_BYTES = 100_000;
const PUBLISHED = /\.(yaml|yml|liquid|txt|html|md)$/;
const SETTINGS = 'settings.yaml';

/** The texts of a workflows folder by path, with `/` between its parts. */
type WorkflowTexts = Record<string, string>;

/**
 * What a deployment publishes: the workflows folder, with the executives of the configuration when it names any.
 * Throws WorkflowsTooLarge beyond 100 KB, and DeploymentConfigInvalid when the sender is not of the sender domain.
 */
export function publishedWorkflows({ workflowsFolder, mail }: DeploymentConfig): WorkflowTexts {
  const files = readWorkflows(workflowsFolder);
  const settings = parseDocument(files[SETTINGS] ?? '');
  checkSender(settings, workflowsFolder, mail.senderDomain);
  if (mail.executives.length === 0) return files;
  settings.set('executives', settings.createNode(mail.executives, { flow: true }));
  // Lines as long as they were: whoever compares versions must see one change.
  return { ...files, [SETTINGS]: settings.toString({ lineWidth: 0 }) };
}

/** The published version that the folder was last brought level with by `holdfast workflows pull`; undefined when it never was. */
export function pulledVersion({ workflowsFolder }: DeploymentConfig): string | undefined {
  const marker = join(workflowsFolder, '.pulled');
  return existsSync(marker) ? readFileSync(marker, 'utf8').trim() : undefined;
}

/** The texts of a workflows folder by path. Throws WorkflowsTooLarge beyond 100 KB. */
export function readWorkflows(folder: string): WorkflowTexts {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && PUBLISHED.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const files = paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')] as const);
  const bytes = files.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
  if (bytes > LARGEST_FOLDER_IN_BYTES) {
    throw new WorkflowsTooLarge(
      `The workflows folder holds ${bytes} bytes; a deployment can carry ${LARGEST_FOLDER_IN_BYTES}. ` +
        'Publish it with `holdfast workflows publish`, or shorten its templates.',
    );
  }
  return Object.fromEntries(files);
}

/** SES would refuse every mail of a sender whose domain it was not told to sign for. */
function checkSender(settings: Document, folder: string, senderDomain: string) {
  const sender = settings.getIn(['sender', 'address']);
  const domain = typeof sender === 'string' ? sender.split('@').at(-1) : undefined;
  if (domain === senderDomain) return;
  throw new DeploymentConfigInvalid(
    `cdk.json: holdfast.mail.senderDomain must be the domain of sender.address in ${folder}/${SETTINGS}; found ` +
      `"${senderDomain}" here and ${domain ? `"${domain}"` : 'no address'} there.`,
  );
}
