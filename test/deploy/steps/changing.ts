import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DescribeStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { type Context, deployedOf, expect, type Step } from '../context.ts';
import { playbookMachines } from '../playbook-machines.ts';
import { waitFor } from '../wait-for.ts';
import { changeWorkflows, FOLLOW_UP, NEW_STEP, PLAYBOOK } from '../workflows-folder.ts';
import { configurationOf, deploy } from './deploying.ts';
import { judge } from './operating.ts';
import { complete, idsOf, openTasks } from './playing.ts';

const TITLE = 'Look again, and tell the CRM what came of it';

/** The definitions of the published playbooks, by name. */
async function definitionsOf({ prefix }: Context): Promise<Record<string, string>> {
  const client = new SFNClient();
  const described = (await playbookMachines(prefix)).map(async ({ playbook, stateMachineArn }) => {
    const { definition } = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    return [playbook, String(definition)] as const;
  });
  return Object.fromEntries(await Promise.all(described));
}

async function redeploy(context: Context): Promise<string> {
  const before = await definitionsOf(context);
  changeWorkflows(context.workflows, TITLE);
  await context.cdk.synthesise(configurationOf(context));
  await deploy(context);
  const after = await definitionsOf(context);
  const changed = Object.keys(after).filter((playbook) => after[playbook] !== before[playbook]);
  expect(changed.join() === PLAYBOOK, `The state machines that changed are: ${changed.join(', ') || 'none'}.`);
  context.definitions = after;
  return `of ${Object.keys(after).length} playbooks only ${PLAYBOOK} was published again`;
}

async function startNewRuns(context: Context): Promise<string> {
  await judge(context, 'second-look', { from: context.yesterday, until: context.yesterday });
  const [task] = await waitFor('a task of the changed playbook', { seconds: 60 }, async () => {
    const open = (await openTasks(context, PLAYBOOK)).filter(({ title }) => title === TITLE);
    return open.length > 0 ? open : undefined;
  });
  expect(task !== undefined, 'There is no new task.');
  const { steps } = await complete(context, task);
  expect(hasNewStep(steps), `The new run went through ${idsOf(steps)}.`);
  if (context.target.endpoint) await waitFor('the new webhook', { seconds: 30 }, async () => followedUp(context));
  return `a new run went through ${idsOf(steps)}`;
}

async function finishOldRun(context: Context): Promise<string> {
  const { waitingRun } = context;
  expect(waitingRun !== undefined, 'No run was left waiting before the change.');
  const { state, steps } = await complete(context, waitingRun);
  expect(state === 'completed' && !hasNewStep(steps), `The old run is ${state} after ${idsOf(steps)}.`);
  return `${state}: ${idsOf(steps)}`;
}

const hasNewStep = (steps: { stepId: string }[]) => steps.some(({ stepId }) => stepId === NEW_STEP);

/** The webhook of the new step, once it arrived. */
const followedUp = ({ receiver }: Context) => receiver.received.find(({ event }) => event.type === FOLLOW_UP);

async function deployAgain(context: Context): Promise<string> {
  await deploy(context);
  const after = await definitionsOf(context);
  expect(
    JSON.stringify(after) === JSON.stringify(context.definitions),
    'A deployment without a change changed something.',
  );
  return 'nothing changed';
}

async function deleteApp(context: Context): Promise<string> {
  await context.cdk.destroy(`${context.prefix}-app`);
  const described = await new DynamoDBClient().send(new DescribeTableCommand({ TableName: context.prefix }));
  expect(described.Table?.TableStatus === 'ACTIVE', 'The table went with the app.');
  const playbooks = Object.keys(await definitionsOf(context));
  return `the table is there, and ${playbooks.length} playbooks`;
}

async function deployOnOldData(context: Context): Promise<string> {
  await deploy(context);
  const { api } = deployedOf(context);
  const { body } = await api.ask('/health');
  const { latestDay } = body as { latestDay?: string };
  expect(latestDay === context.yesterday, `The latest judged day is ${latestDay}, and not ${context.yesterday}.`);
  return `judged until ${latestDay}`;
}

/** What happens to what runs, and to the data, when the deployment changes. */
export const changing: Step[] = [
  { title: 'deploy a changed playbook', run: redeploy },
  { title: 'start runs of the new version', run: startNewRuns },
  { title: 'finish a run of the old version', run: finishOldRun },
  { title: 'deploy without a change', run: deployAgain },
  { title: 'delete the app, and look at the data', run: deleteApp },
  { title: 'deploy the app on the data that stayed', run: deployOnOldData },
];
