import { CfnOutput, CustomResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { HoldfastFunction } from './holdfast-function.ts';
import type { PlaybookRole } from './playbook-role.ts';

type WorkflowsPublicationProps = {
  /** The texts to publish, by path. */
  files: Record<string, string>;
  /** The published version that the folder was last brought level with. */
  pulled?: string;
  publishWorkflows: HoldfastFunction;
  playbooks: PlaybookRole;
};

/**
 * Publishes the workflows when the stack is deployed: CloudFormation calls publish-workflows with the files' texts when
 * they are new or changed. What was published in the console since the folder was brought level is kept, and the stack
 * says so. Deleting the stack leaves what was published.
 */
export class WorkflowsPublication extends Construct {
  constructor(scope: Construct, id: string, { files, pulled, publishWorkflows, playbooks }: WorkflowsPublicationProps) {
    super(scope, id);
    const version = new CustomResource(this, 'Version', {
      resourceType: 'Custom::HoldfastWorkflows',
      serviceToken: publishWorkflows.functionArn,
      properties: { files, pulled },
    });
    // Step Functions checks what a playbook's role may do when the playbook is made.
    version.node.addDependency(playbooks);
    new CfnOutput(scope, 'WorkflowsStanding', { value: version.getAttString('Standing') });
  }
}
