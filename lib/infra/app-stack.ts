import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { DailyRun } from './daily-run.ts';
import type { DeploymentConfig } from './deployment-config.ts';
import { environmentOf } from './environment.ts';
import { createFunctions } from './functions.ts';
import { HttpApi } from './http-api.ts';
import { Identity } from './identity.ts';
import { Mail } from './mail.ts';
import { grantPermissions } from './permissions.ts';
import { PlaybookRole } from './playbook-role.ts';
import { Schedules } from './schedules.ts';
import { WorkflowsPublication } from './workflows-publication.ts';

type AppStackProps = StackProps & { config: DeploymentConfig; table: Table; exports: IBucket };

/** What runs: functions, state machine, schedules, mail, API. It can be deleted and deployed again; the data stays. */
export class AppStack extends Stack {
  constructor(scope: Construct, id: string, { config, table, exports, ...props }: AppStackProps) {
    super(scope, id, { description: 'Holdfast: application', ...props });
    const retentionInDays = config.logRetentionDays;
    const identity = new Identity(this, 'Identity', config.identity);
    const api = new HttpApi(this, 'HttpApi', { ...identity.accepts, retentionInDays });
    const playbooks = new PlaybookRole(this, 'Playbooks', retentionInDays);
    const environment = environmentOf(this, { table, exports, playbooks, apiUrl: api.url, shards: config.shards });
    const functions = createFunctions(this, { environment, retentionInDays });
    const mail = new Mail(this, 'Mail', {
      senderDomain: config.mail.senderDomain,
      recordMailEvent: functions['record-mail-event'],
    });
    const dailyRun = new DailyRun(this, 'DailyRun', { functions, retentionInDays });
    grantPermissions(functions, { table, mail, playbooks });
    playbooks.mayCall(functions['perform-step']);
    api.serve(functions.api);
    new Schedules(this, 'Schedules', {
      config: config.schedule,
      dailyRun: dailyRun.stateMachine,
      releaseMessages: functions['release-messages'],
    });
    new WorkflowsPublication(this, 'Workflows', {
      folder: config.workflowsFolder,
      publishWorkflows: functions['publish-workflows'],
      playbooks,
    });
    new CfnOutput(this, 'ApiUrl', { value: api.url });
  }
}
