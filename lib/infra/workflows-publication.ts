import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { CustomResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { WorkflowsTooLarge } from './errors.ts';
import type { HoldfastFunction } from './holdfast-function.ts';
import type { PlaybookRole } from './playbook-role.ts';

/**
 * CloudFormation hands a resource's properties to the function in one event, on an update the old ones too; Lambda
 * takes 256 KB of event, so half of that, less room for the envelope and JSON's escapes.
 */
const LARGEST_FOLDER_IN_BYTES = 100_000;
const PUBLISHED = /\.(yaml|yml|liquid|txt|html|md)$/;

type WorkflowsPublicationProps = { folder: string; publishWorkflows: HoldfastFunction; playbooks: PlaybookRole };

/**
 * Publishes the workflows folder when the stack is deployed: CloudFormation calls publish-workflows with the files'
 * texts when they are new or changed. Deleting the stack leaves what was published.
 */
export class WorkflowsPublication extends Construct {
  constructor(scope: Construct, id: string, { folder, publishWorkflows, playbooks }: WorkflowsPublicationProps) {
    super(scope, id);
    const version = new CustomResource(this, 'Version', {
      resourceType: 'Custom::HoldfastWorkflows',
      serviceToken: publishWorkflows.functionArn,
      properties: { files: readWorkflows(folder) },
    });
    // Step Functions checks what a playbook's role may do when the playbook is made.
    version.node.addDependency(playbooks);
  }
}

/** The texts of a workflows folder by path, with `/` between its parts. Throws WorkflowsTooLarge beyond 100 KB. */
export function readWorkflows(folder: string): Record<string, string> {
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
