import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { openRuntime } from '../../lib/local/runtime.ts';
import { writeAtomically } from '../../lib/local/write-atomically.ts';
import { playbook, playbookFunctions, playbookInput } from './step-functions/playbook.ts';

// Lives through the playbook of 63 days in the folder given, taking up what an earlier life left there; then prints how
// it ended. Effects are files that are made once; every call is logged, so that repeated ones can be seen.
const [dir = '', executions = '1'] = process.argv.slice(2);
const DAY = 86_400_000;
const START = new Date('2026-01-05T08:00:00Z');
const effectsDir = join(dir, 'effects');
const tokensDir = join(dir, 'tokens');
for (const folder of [effectsDir, tokensDir]) mkdirSync(folder, { recursive: true });

const runtime = await openRuntime({
  dir,
  speed: 'stepped',
  start: START,
  functions: ({ clock }) =>
    playbookFunctions(
      {
        putIfAbsent: async (key) => {
          appendFileSync(join(dir, 'calls.log'), `${key}\n`);
          if (!existsSync(join(effectsDir, key))) writeFileSync(join(effectsDir, key), '', { flag: 'wx' });
          // Long enough for a kill to fall between the effect and its result.
          await setTimeout(5);
        },
        keepToken: (key, token) =>
          writeAtomically(join(tokensDir, key), JSON.stringify({ token, at: clock.now().getTime() })),
      },
      () => clock.now(),
    ),
});
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const sfn = new SFNClient({ endpoint: runtime.endpoints.stepFunctions, region: 'us-east-1', credentials });
const roleArn = 'arn:aws:iam::000000000000:role/playbooks';
const definition = JSON.stringify(playbook);
const { stateMachineArn } = await sfn.send(new CreateStateMachineCommand({ name: 'playbook', definition, roleArn }));
process.stdout.write('ready\n');

const names = Array.from({ length: Number(executions) }, (_, index) => `run-${index + 1}`);
const arns = await Promise.all(names.map(startOnce));
for (let day = 0; day <= 80; day += 1) {
  await runtime.steps?.advanceTo(new Date(START.getTime() + day * DAY));
  await answerCalls();
}
for (const executionArn of arns) {
  const { status, output, stopDate } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  process.stdout.write(`${JSON.stringify({ status, output: JSON.parse(output ?? 'null'), stopDate })}\n`);
}
sfn.destroy();
await runtime.close();

async function startOnce(name: string): Promise<string> {
  const executionArn = `arn:aws:states:us-east-1:000000000000:execution:playbook:${name}`;
  try {
    await sfn.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(playbookInput) }));
  } catch (error) {
    if ((error as Error).name !== 'ExecutionAlreadyExists') throw error;
  }
  return executionArn;
}

/** Whoever was given a call four days ago says how it went. */
async function answerCalls(): Promise<void> {
  for (const key of readdirSync(tokensDir).filter((file) => file.endsWith('.call'))) {
    const { token, at } = JSON.parse(readFileSync(join(tokensDir, key), 'utf8'));
    if (runtime.clock.now().getTime() < at + 4 * DAY) continue;
    try {
      await sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"outcome":"reached"}' }));
    } catch (error) {
      if ((error as Error).name !== 'TaskTimedOut') throw error;
    }
  }
}
