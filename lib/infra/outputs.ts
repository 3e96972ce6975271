import { CfnOutput } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { HttpApi } from './http-api.ts';
import type { Identity } from './identity.ts';
import type { Mail } from './mail.ts';

type Deployed = {
  api: HttpApi;
  identity: Identity;
  dailyRun: StateMachine;
  importRun: StateMachine;
  table: ITable;
  exports: IBucket;
  mail: Mail;
};

/** What a deployment prints: all that an operator, a console or a test must know to find its parts. */
export function outputs(scope: Construct, { api, identity, dailyRun, importRun, table, exports, mail }: Deployed) {
  const values: Record<string, string | undefined> = {
    ApiUrl: api.url,
    TokenIssuer: identity.accepts.issuer,
    UserPoolId: identity.userPool?.userPoolId,
    UserPoolClientId: identity.userPool && identity.accepts.audience[0],
    DailyRunArn: dailyRun.stateMachineArn,
    ImportSourceArn: importRun.stateMachineArn,
    TableName: table.tableName,
    ExportsBucket: exports.bucketName,
    MailEventsTopicArn: mail.events.topicArn,
  };
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) new CfnOutput(scope, name, { value });
  }
}
