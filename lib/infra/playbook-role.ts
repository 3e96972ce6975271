import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgePattern } from './acknowledge.ts';
import type { HoldfastFunction } from './holdfast-function.ts';
import { logGroup } from './log-group.ts';
import { mayInvoke } from './may-invoke.ts';
import type { Names } from './names.ts';

type PlaybookRoleProps = { names: Names; retentionInDays: number };

/** What the state machines made by publish-workflows run as: they may call perform-step, write their log and trace. */
export class PlaybookRole extends Construct {
  readonly role: Role;
  readonly logs: LogGroup;

  constructor(scope: Construct, id: string, { names, retentionInDays }: PlaybookRoleProps) {
    super(scope, id);
    this.logs = logGroup(this, 'Logs', `/aws/vendedlogs/states/${names.named('playbooks')}`, retentionInDays);
    this.role = new Role(this, 'Role', {
      description: 'What a Holdfast playbook may do',
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
    });
    this.role.addToPolicy(
      new PolicyStatement({
        actions: [
          'logs:CreateLogDelivery',
          'logs:DeleteLogDelivery',
          'logs:DescribeLogGroups',
          'logs:DescribeResourcePolicies',
          'logs:GetLogDelivery',
          'logs:ListLogDeliveries',
          'logs:PutResourcePolicy',
          'logs:UpdateLogDelivery',
          'xray:GetSamplingRules',
          'xray:GetSamplingTargets',
          'xray:PutTelemetryRecords',
          'xray:PutTraceSegments',
        ],
        resources: ['*'],
      }),
    );
    acknowledgePattern(
      this,
      '*',
      'Log deliveries and X-Ray traces are no resources that a policy can name: AWS documents these actions with * only.',
    );
  }

  /** Lets playbooks call the function that performs their steps. */
  mayCall(performStep: HoldfastFunction) {
    this.role.addToPolicy(mayInvoke(performStep));
  }
}
