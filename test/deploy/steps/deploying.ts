import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ApiClient, reachableUrl } from '../api-client.ts';
import { type Context, deployedOf, expect, type Step } from '../context.ts';
import { signIn } from '../people.ts';
import { copyWorkflows } from '../workflows-folder.ts';

/** The configuration of the stacks: two shards are enough for a small company. */
export function configurationOf({ environment, workflows, target }: Context) {
  return {
    environment,
    shards: 2,
    workflowsFolder: workflows,
    reservedConcurrency: false,
    webhooksToLoopback: target.endpoint !== undefined,
  };
}

async function synthesise(context: Context): Promise<string> {
  copyWorkflows(context.workflows, context.receiver.url);
  const resources = await context.cdk.synthesise(configurationOf(context));
  return Object.entries(resources)
    .map(([stack, count]) => `${stack} ${count}`)
    .join(', ');
}

/** Deploys data and app, and remembers where the app is. */
export async function deploy(context: Context): Promise<string> {
  const stacks = [`${context.prefix}-data`, `${context.prefix}-app`];
  const outputs = (await context.cdk.deploy(stacks))[`${context.prefix}-app`];
  expect(outputs?.ApiUrl !== undefined, 'The app stack put out no ApiUrl.');
  const api = new ApiClient(reachableUrl(outputs.ApiUrl as string, context.target.endpoint));
  const { UserPoolId } = outputs;
  if (UserPoolId && !context.userPools.includes(UserPoolId)) context.userPools.push(UserPoolId);
  context.deployed = { outputs, api, tokens: context.deployed?.tokens ?? {} };
  return stacks.join(', ');
}

async function shareSecret({ environment, receiver }: Context): Promise<string> {
  const name = `holdfast/${environment}/webhooks/crm`;
  const client = new SecretsManagerClient();
  await client.send(new CreateSecretCommand({ Name: name, SecretString: receiver.secret }));
  return name;
}

async function invitePeople(context: Context): Promise<string> {
  const { outputs, tokens } = deployedOf(context);
  const pool = { userPoolId: String(outputs.UserPoolId), clientId: String(outputs.UserPoolClientId) };
  for (const role of ['viewer', 'csm', 'admin']) tokens[role] = await signIn(role, pool);
  return Object.keys(tokens).join(', ');
}

async function refuseStrangers(context: Context): Promise<string> {
  const { api, tokens } = deployedOf(context);
  const forged = `${tokens.csm?.slice(0, -8)}AAAAAAAA`;
  const asked = [
    { who: 'nobody', path: '/tasks', token: undefined, status: 401 },
    { who: 'a forged token', path: '/tasks', token: forged, status: 401 },
    { who: 'a viewer', path: '/tasks', token: tokens.viewer, status: 403 },
    { who: 'a CSM', path: '/tasks', token: tokens.csm, status: 200 },
    { who: 'a CSM importing', path: '/uploads', token: tokens.csm, status: 403, body: { source: 'crm', files: [] } },
    { who: 'anybody', path: '/health', token: undefined, status: 200 },
  ];
  for (const { who, path, token, status, body } of asked) {
    const answer = await api.ask(path, { token, body });
    expect(answer.status === status, `${path} for ${who} answered ${answer.status}, and not ${status}.`);
  }
  return asked.map(({ who, status }) => `${who} ${status}`).join(', ');
}

/** From nothing to an API that lets in who may. */
export const deploying: Step[] = [
  { title: 'bootstrap the account', emulatorOnly: true, run: async ({ cdk }) => cdk.bootstrap().then(() => '') },
  { title: 'synthesise (resources per stack)', run: synthesise },
  { title: 'deploy', run: deploy },
  { title: 'share a secret with the webhook receiver', run: shareSecret },
  { title: 'invite people and sign them in', run: invitePeople },
  { title: 'ask the API as somebody who may, and who may not', run: refuseStrangers },
];
