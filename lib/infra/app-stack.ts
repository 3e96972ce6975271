import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { DailyRun } from './daily-run.ts';
import type { DeploymentConfig } from './deployment-config.ts';
import { environmentOf } from './environment.ts';
import { createFunctions, type Functions } from './functions.ts';
import { grantPermissions } from './grant-permissions.ts';
import { HttpApi } from './http-api.ts';
import { Identity } from './identity.ts';
import { ImportRun } from './import-run.ts';
import { Mail } from './mail.ts';
import { namesOf } from './names.ts';
import { outputs } from './outputs.ts';
import { PlaybookRole } from './playbook-role.ts';
import { PreviewRun } from './preview-run.ts';
import { publishedWorkflows, pulledVersion } from './published-workflows.ts';
import { RunEnds } from './run-ends.ts';
import { Schedules } from './schedules.ts';
import { WorkflowsPublication } from './workflows-publication.ts';

type AppStackProps = StackProps & { config: DeploymentConfig; table: Table; exports: IBucket };

/** What runs: functions, state machines, schedules, mail, API. It can be deleted and deployed again; the data stays. */
export class AppStack extends Stack {
  readonly api: HttpApi;
  readonly identity: Identity;

  constructor(scope: Construct, id: string, { config, table, exports, ...props }: AppStackProps) {
    super(scope, id, { description: 'Holdfast: application', ...props });
    const names = namesOf(config.environment);
    const named = { names, retentionInDays: config.logRetentionDays };
    const consoleOrigin = config.console.origin;
    this.identity = new Identity(this, 'Identity', { ...config.identity, names, consoleOrigin });
    this.api = new HttpApi(this, 'HttpApi', { ...this.identity.accepts, consoleOrigin, ...named });
    const playbooks = new PlaybookRole(this, 'Playbooks', named);
    const environment = environmentOf(this, {
      names,
      table,
      exports,
      playbooks,
      apiUrl: this.api.url,
      userPoolId: this.identity.userPool?.userPoolId,
      config,
    });
    const functions = createFunctions(this, { environment, reservesConcurrency: config.reservedConcurrency, ...named });
    const recordMailEvent = functions['record-mail-event'];
    const mail = new Mail(this, 'Mail', { names, senderDomain: config.mail.senderDomain, recordMailEvent });
    const { stateMachine: dailyRun } = new DailyRun(this, 'DailyRun', { functions, ...named });
    const { stateMachine: importRun } = new ImportRun(this, 'ImportRun', { functions, ...named });
    new PreviewRun(this, 'PreviewRun', { functions, ...named });
    grantPermissions(functions, { names, table, exports, mail, playbooks, userPool: this.identity.userPool });
    this.connect(functions, playbooks, config);
    outputs(this, { api: this.api, identity: this.identity, dailyRun, importRun, table, exports, mail });
  }

  /** What calls the functions, beside each other. */
  private connect(functions: Functions, playbooks: PlaybookRole, config: DeploymentConfig) {
    const names = namesOf(config.environment);
    playbooks.mayCall(functions['perform-step']);
    this.api.serve(functions);
    new Schedules(this, 'Schedules', { names, config: config.schedule, functions });
    new RunEnds(this, 'RunEnds', { names, recordRunEnd: functions['record-run-end'] });
    new WorkflowsPublication(this, 'Workflows', {
      files: publishedWorkflows(config),
      pulled: pulledVersion(config),
      publishWorkflows: functions['publish-workflows'],
      playbooks,
    });
  }
}
