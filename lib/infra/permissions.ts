import type { FunctionName } from './function-settings.ts';
import type { GrantedResource } from './granted-resources.ts';

/**
 * What a function may do on one resource, and to what end. `inPartitions` keeps writes to the kinds of partitions
 * named: functions that take requests or events from outside have it, so that nothing they are sent can make them
 * write elsewhere.
 */
export type Permission = {
  may: readonly Action[];
  on: GrantedResource;
  inPartitions?: readonly string[];
  to: string;
};

export type Action =
  | `dynamodb:${'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'BatchWriteItem'}`
  | `states:${'StartExecution' | 'StopExecution' | 'SendTaskSuccess'}`
  | `states:${'CreateStateMachine' | 'DescribeStateMachine' | 'UpdateStateMachine'}`
  | 'iam:PassRole'
  | 'secretsmanager:GetSecretValue'
  | 'ses:SendRawEmail'
  | `s3:${'ListBucket' | 'GetObject' | 'PutObject'}`
  | `cognito-idp:${'ListUsers' | 'ListUsersInGroup' | 'AdminListGroupsForUser'}`
  | `cognito-idp:${'AdminCreateUser' | 'AdminAddUserToGroup' | 'AdminRemoveUserFromGroup' | 'AdminDeleteUser'}`;

const [get, getMany, query] = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] as const;
const [put, update, putMany] = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'] as const;

/** What steps of playbooks and messages that are released later have in common. */
const sendMessages: Permission[] = [
  {
    may: [get, getMany, query, put, update],
    on: 'table',
    to: 'read workflows, records, judged days and what was sent; keep runs, tasks, deliveries and the message log',
  },
  { may: ['secretsmanager:GetSecretValue'], on: 'webhook secrets', to: 'sign webhooks' },
  { may: ['ses:SendRawEmail'], on: 'mail', to: 'send mail' },
  { may: ['states:SendTaskSuccess'], on: 'playbooks', to: 'let a playbook go on whose task is done' },
];

/**
 * What each function may do: what it does, and nothing else. test/infra/least-privilege.test.ts compares this with
 * what the functions call, both ways; docs/guides/permissions.md says the same for people.
 */
export const permissions: Record<FunctionName, readonly Permission[]> = {
  'start-daily-run': [{ may: ['states:StartExecution'], on: 'daily run', to: 'start the run of a day' }],
  'plan-run': [
    { may: [get, query], on: 'table', to: 'find the current workflows, the sources and the last day judged' },
  ],
  'collect-source': [
    { may: [get, getMany, query], on: 'table', to: 'read the source and the records it held' },
    { may: [put, update, putMany], on: 'table', to: 'keep records, reports, the source and how far an import is' },
    { may: ['s3:ListBucket'], on: 'list of uploads', to: 'see which files a source has' },
    { may: ['s3:GetObject'], on: 'uploads', to: 'read them' },
    { may: ['s3:PutObject'], on: 'rejects', to: 'keep the rows that an import could not take' },
  ],
  'measure-shard': [
    { may: [get, getMany, query], on: 'table', to: 'read workflows, records and the day before' },
    { may: [putMany], on: 'table', to: 'keep metric pages, peer distributions and counts of what is known' },
  ],
  'merge-peers': [
    { may: [query], on: 'table', to: 'read workflows and what the shards gathered' },
    { may: [putMany], on: 'table', to: 'keep peer tables and coverage' },
  ],
  'score-shard': [
    {
      may: [get, query],
      on: 'table',
      to: 'read workflows, metric pages, peer tables, the risk model, earlier days and firings',
    },
    { may: [query], on: 'listing', to: 'find the overrides in effect' },
    { may: [put, update, putMany], on: 'table', to: 'keep judged days, portfolio rows, firings and runs' },
    { may: ['states:StartExecution'], on: 'playbooks', to: 'start the playbook of a rule that fired' },
  ],
  'report-day': [
    {
      may: [getMany, query],
      on: 'table',
      to: 'read the portfolio, the ledger, the sources, the last day judged, and all that is known of lost customers',
    },
    {
      may: [put, putMany],
      on: 'table',
      to: 'keep the summary of the day, how sources were collected, why customers were lost and what was renewed',
    },
  ],
  'perform-step': sendMessages,
  'release-messages': [
    ...sendMessages,
    { may: [query], on: 'listing', to: 'find held messages that are due, and tasks whose playbook was not told' },
  ],
  'train-risk': [
    { may: [get, getMany, query], on: 'table', to: 'read workflows, and the records of all accounts' },
    { may: [put, putMany], on: 'table', to: 'keep the model' },
  ],
  'preview-history': [
    {
      may: [get, getMany, query],
      on: 'table',
      to: 'read what is asked, workflows, sources and the records of all accounts',
    },
    { may: [query], on: 'listing', to: 'find the overrides that were in effect' },
    { may: [put, update], on: 'table', to: 'keep what it found, and how far it is' },
  ],
  'prepare-review': [
    {
      may: [get, getMany, query],
      on: 'table',
      to: 'read workflows, sources, records, judged days and earlier decisions',
    },
    { may: [put, putMany], on: 'table', to: 'keep what was prepared, the book of cohorts, and the mail to the team' },
  ],
  'send-digest': [
    { may: [get, query], on: 'table', to: 'read workflows, the ledger, portfolios, cancellations and what was sent' },
    { may: [put, update], on: 'table', to: 'keep the mail in the outbox' },
    { may: ['ses:SendRawEmail'], on: 'mail', to: 'send it' },
  ],
  'publish-workflows': [
    { may: [get], on: 'table', to: 'see which version is current' },
    { may: [put, putMany], on: 'table', to: 'keep the files of a version, and make it current' },
    {
      may: ['states:CreateStateMachine', 'states:DescribeStateMachine', 'states:UpdateStateMachine'],
      on: 'playbooks',
      to: 'bring the state machine of each playbook up to date',
    },
    { may: ['iam:PassRole'], on: 'role of playbooks', to: 'make a state machine that runs as that role' },
  ],
  'record-mail-event': [{ may: [put], on: 'table', inPartitions: ['SUPPRESSION#*'], to: 'stop mail to an address' }],
  'record-run-end': [
    { may: [get, query, update], on: 'table', to: 'record that the run ended, and withdraw its tasks and messages' },
  ],
  api: [
    { may: [get, getMany, query], on: 'table', to: 'answer' },
    { may: [query], on: 'listing', to: 'list tasks, runs, messages and imports' },
    { may: [update], on: 'table', inPartitions: ['RUN#*', 'OVERRIDE#*'], to: 'complete a task; withdraw an override' },
    {
      may: [put],
      on: 'table',
      inPartitions: ['RUN#*', 'SUPPRESSION#*', 'IMPORT#*', 'OVERRIDE#*'],
      to: 'note a step that is done; unsubscribe; ask for an import; keep an override',
    },
    { may: [put], on: 'table', inPartitions: ['DESK#*'], to: 'keep notes and pauses, and who began what by hand' },
    { may: ['dynamodb:DeleteItem'], on: 'table', inPartitions: ['SUPPRESSION#*'], to: 'take back an unsubscription' },
    { may: [put, 'dynamodb:DeleteItem'], on: 'table', inPartitions: ['SEGMENTS'], to: 'keep and delete segments' },
    { may: ['s3:PutObject'], on: 'uploads', to: 'sign the addresses that exports are uploaded to' },
    { may: ['states:StartExecution'], on: 'import run', to: 'start an import' },
    {
      may: ['states:StartExecution', 'states:SendTaskSuccess'],
      on: 'playbooks',
      to: 'start a playbook that a person chose; let one go on whose task is done',
    },
    {
      may: [put, update],
      on: 'table',
      inPartitions: ['API-KEY#*'],
      to: 'make and revoke API keys, and note on which day one was used',
    },
    {
      may: ['cognito-idp:ListUsers', 'cognito-idp:ListUsersInGroup', 'cognito-idp:AdminListGroupsForUser'],
      on: 'people',
      to: 'list people and their roles',
    },
    {
      may: [
        'cognito-idp:AdminCreateUser',
        'cognito-idp:AdminAddUserToGroup',
        'cognito-idp:AdminRemoveUserFromGroup',
        'cognito-idp:AdminDeleteUser',
      ],
      on: 'people',
      to: 'invite people, change their roles, remove them',
    },
  ],
  'api-workflows': [
    { may: [get, getMany, query], on: 'table', to: 'read workflows, and the account that a message is shown for' },
    { may: [putMany], on: 'table', inPartitions: ['WORKFLOWS#*'], to: 'keep the files of a version' },
    { may: [put, update], on: 'table', inPartitions: ['WORKFLOWS'], to: 'make it current, and note who published it' },
    {
      may: ['states:CreateStateMachine', 'states:DescribeStateMachine', 'states:UpdateStateMachine'],
      on: 'playbooks',
      to: 'bring the state machine of each playbook up to date',
    },
    { may: ['iam:PassRole'], on: 'role of playbooks', to: 'make a state machine that runs as that role' },
    {
      may: [put, update],
      on: 'table',
      inPartitions: ['PREVIEW#*'],
      to: 'note which previews were asked for',
    },
    { may: ['states:StartExecution'], on: 'preview run', to: 'have a preview worked out' },
    { may: [update], on: 'table', inPartitions: ['API-KEY#*'], to: 'note on which day an API key was used' },
  ],
  'api-reports': [
    { may: [get, getMany, query], on: 'table', to: 'answer' },
    { may: [putMany], on: 'table', inPartitions: ['REVIEW#*', 'COHORTS'], to: 'prepare a review' },
    {
      may: [put],
      on: 'table',
      inPartitions: ['REVIEWS', 'COHORTS', 'MEETING#*'],
      to: 'note that it is prepared; keep what is said and decided in its meeting',
    },
    { may: [update], on: 'table', inPartitions: ['MEETING#*'], to: 'count the changes of a meeting' },
    {
      may: [put],
      on: 'table',
      inPartitions: ['RUN#*', 'DESK#*'],
      to: 'keep what a decision begins, and the mail with the minutes',
    },
    { may: [update], on: 'table', inPartitions: ['RUN#*'], to: 'withdraw a task whose decision was taken back' },
    { may: ['states:StartExecution'], on: 'playbooks', to: 'start a playbook that the meeting decided on' },
    { may: ['states:StopExecution'], on: 'runs of playbooks', to: 'stop a run whose decision a person took back' },
    { may: [update], on: 'table', inPartitions: ['API-KEY#*'], to: 'note on which day an API key was used' },
  ],
};
