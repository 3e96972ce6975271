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
import { namesOf } from './names.ts';
import { grantPermissions } from './permissions.ts';
import { PlaybookRole } from './playbook-role.ts';
import { publishedWorkflows } from './published-workflows.ts';
import { Schedules } from './schedules.ts';
import { WorkflowsPublication } from './workflows-publication.ts';

type AppStackProps = StackProps & { config: DeploymentConfig; table: Table; exports: IBucket };

/** What runs: functions, state machine, schedules, mail, API. It can be deleted and deployed again; the data stays. */
export class AppStack extends Stack {
  readonly api: HttpApi;
  readonly identity: Identity;

  constructor(scope: Construct, id: string, { config, table, exports, ...props }: AppStackProps) {
    super(scope, id, { description: 'Holdfast: application', ...props });
    const names = namesOf(config.environment);
    const named = { names, retentionInDays: config.logRetentionDays };
    this.identity = new Identity(this, 'Identity', { ...config.identity, names });
    const api = new HttpApi(this, 'HttpApi', { ...this.identity.accepts, ...named });
    this.api = api;
    const playbooks = new PlaybookRole(this, 'Playbooks', named);
    const environment = environmentOf(this, {
      names,
      table,
      exports,
      playbooks,
      apiUrl: api.url,
      config,
    });
    const functions = createFunctions(this, { environment, ...named });
    const mail = new Mail(this, 'Mail', {
      names,
      senderDomain: config.mail.senderDomain,
      recordMailEvent: functions['record-mail-event'],
    });
    const dailyRun = new DailyRun(this, 'DailyRun', { functions, ...named });
    grantPermissions(functions, { names, table, mail, playbooks });
    playbooks.mayCall(functions['perform-step']);
    api.serve(functions.api);
    new Schedules(this, 'Schedules', {
      names,
      config: config.schedule,
      dailyRun: dailyRun.stateMachine,
      releaseMessages: functions['release-messages'],
    });
    new WorkflowsPublication(this, 'Workflows', {
      files: publishedWorkflows(config),
      publishWorkflows: functions['publish-workflows'],
      playbooks,
    });
    new CfnOutput(this, 'ApiUrl', { value: api.url });
  }
}
