import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeExecutionCommand, ListExecutionsCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { addDays } from '../../../lib/domain/day.ts';
import { sampleDays, sampleSources } from '../../../lib/local/sample-company.ts';
import { writeSample } from '../../../lib/sample/write-sample.ts';
import { type Context, deployedOf, expect, type Step } from '../context.ts';
import { holdfast } from '../holdfast.ts';
import { waitFor } from '../wait-for.ts';

const mappings = fileURLToPath(new URL('../../../examples/mappings', import.meta.url));
const SAMPLE = { seed: 1, accounts: 120 };
const DAYS_JUDGED = 4;

async function importSample(context: Context): Promise<string> {
  const { api, tokens } = deployedOf(context);
  const folder = join(context.folder, 'sample');
  const firstDay = addDays(context.yesterday, 1 - sampleDays);
  await writeSample({ ...SAMPLE, folder, firstDay, until: context.yesterday });
  const reports: string[] = [];
  for (const source of sampleSources) {
    const mapping = join(mappings, `${source}.yaml`);
    const args = ['import', join(folder, source), '--map', mapping, '--api', api.url];
    const report = await holdfast<{ rows: number; rejected: number }>(args, { HOLDFAST_TOKEN: tokens.admin });
    reports.push(`${source} ${report.rows} rows, ${report.rejected} rejected`);
  }
  return reports.join('; ');
}

type Summary = { accounts: number; bands: object; failedSources: unknown[] };

/** Judges days with the deployed state machine, starting playbooks; answers the summary of the last one. */
export async function judge(context: Context, what: string, days: { from: string; until: string }): Promise<Summary> {
  const stateMachineArn = deployedOf(context).outputs.DailyRunArn;
  const client = new SFNClient();
  // An endpoint may have seen this test before.
  const name = `${what}-${Date.now()}`;
  const input = JSON.stringify({ ...days, act: true });
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, name, input }));
  const ended = await waitFor('the daily run to end', { seconds: 240 }, async () => {
    const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
    return execution.status === 'RUNNING' ? undefined : execution;
  });
  expect(ended.status === 'SUCCEEDED', `The daily run ${ended.status}: ${ended.error} ${ended.cause}`);
  return (JSON.parse(ended.output ?? '{}') as { summary: Summary }).summary;
}

async function judgeDays(context: Context): Promise<string> {
  const days = { from: addDays(context.yesterday, 1 - DAYS_JUDGED), until: context.yesterday };
  const summary = await judge(context, 'first-days', days);
  expect(summary.accounts > SAMPLE.accounts / 2, `Only ${summary.accounts} accounts were judged.`);
  expect(summary.failedSources.length === 0, `Sources failed: ${JSON.stringify(summary.failedSources)}`);
  return `${days.from} to ${days.until}, ${summary.accounts} accounts, ${JSON.stringify(summary.bands)}`;
}

async function fireTwice(context: Context): Promise<string> {
  const { outputs } = deployedOf(context);
  const FunctionName = `${context.prefix}-start-daily-run`;
  for (const _ of ['first', 'again']) {
    const { FunctionError } = await new LambdaClient().send(new InvokeCommand({ FunctionName, Payload: '{}' }));
    expect(FunctionError === undefined, `${FunctionName} failed: ${FunctionError}`);
  }
  const listed = new ListExecutionsCommand({ stateMachineArn: outputs.DailyRunArn });
  const { executions = [] } = await new SFNClient().send(listed);
  const ofTheDay = executions.filter(({ name }) => name === context.yesterday);
  expect(ofTheDay.length === 1, `There are ${ofTheDay.length} executions named ${context.yesterday}.`);
  await waitFor('the run of the day to end', { seconds: 120 }, async () => {
    const { executionArn } = ofTheDay[0] ?? {};
    const { status } = await new SFNClient().send(new DescribeExecutionCommand({ executionArn }));
    return status === 'RUNNING' ? undefined : status;
  });
  return `one execution, ${context.yesterday}`;
}

/** Data comes in and is judged, as on every day. */
export const operating: Step[] = [
  { title: 'import the sample company through the API', run: importSample },
  { title: 'judge some days with daily-run', run: judgeDays },
  { title: 'let the schedule fire twice', run: fireTwice },
];
