import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateStateMachineCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, it } from 'vitest';
import { FolderInUse } from '../../lib/local/errors.ts';
import { openRuntime, type Runtime, type RuntimeOptions } from '../../lib/local/runtime.ts';
import { findRuntime } from '../../lib/local/runtime-file.ts';
import { functionArn, role } from './step-functions/step-functions-under-test.ts';
import { temporaryFolder } from './temporary-folder.ts';

const opened: Runtime[] = [];
const open = async (dir: string, options: Partial<RuntimeOptions> = {}) => {
  const runtime = await openRuntime({ dir, functions: {}, ...options });
  opened.push(runtime);
  return runtime;
};
afterEach(async () => {
  for (const runtime of opened.splice(0)) await runtime.close();
});

/** What the AWS clients read from the environment, given to them by hand. */
const forClient = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const item = { PK: { S: 'a' }, SK: { S: 'b' }, n: { N: '1' } };
const key = { PK: { S: 'a' }, SK: { S: 'b' } };

describe('a runtime', () => {
  it('keeps the table over a restart', async () => {
    const dir = temporaryFolder();
    const first = await open(dir);
    const write = new DynamoDBClient(forClient(first.endpoints.dynamodb));
    await write.send(new PutItemCommand({ TableName: 'holdfast', Item: item }));
    write.destroy();
    await first.close();
    const read = new DynamoDBClient(forClient((await open(dir)).endpoints.dynamodb));
    const { Item } = await read.send(new GetItemCommand({ TableName: 'holdfast', Key: key }));
    read.destroy();
    expect(Item).toEqual(item);
  });

  it('is found by other processes while it is open, and only then', async () => {
    const dir = temporaryFolder();
    expect(await findRuntime(dir)).toBeUndefined();
    const runtime = await open(dir, { speed: 60 });
    const found = await findRuntime(dir);
    expect(found).toMatchObject({ pid: process.pid, instance: runtime.instance, environment: runtime.environment });
    expect(found!.clock.now().getTime()).toBeGreaterThanOrEqual(runtime.clock.anchor.clockMs);
    await runtime.close();
    expect(await findRuntime(dir)).toBeUndefined();
  });

  it('that was killed, or whose address another has taken, is not found', async () => {
    const dir = temporaryFolder();
    const { endpoints } = await open(temporaryFolder());
    const leftover = { pid: 1, instance: 'gone', endpoints };
    writeFileSync(join(dir, 'runtime.json'), JSON.stringify(leftover));
    expect(await findRuntime(dir)).toBeUndefined();
    const nowhere = { ...endpoints, stepFunctions: 'http://127.0.0.1:9' };
    writeFileSync(join(dir, 'runtime.json'), JSON.stringify({ ...leftover, endpoints: nowhere }));
    expect(await findRuntime(dir)).toBeUndefined();
  });

  it('has its folder alone', async () => {
    const dir = temporaryFolder();
    await open(dir);
    await expect(open(dir)).rejects.toThrow(FolderInUse);
  });

  it('gives the folder back when it could not open', async () => {
    const dir = temporaryFolder();
    const functions = () => Promise.reject(new Error('not today'));
    await expect(open(dir, { functions })).rejects.toThrow('not today');
    await open(dir);
  });

  it('builds its functions with where the endpoints are, and serves the one named api', async () => {
    const runtime = await open(temporaryFolder(), {
      port: 0,
      functions: ({ environment, clock }) => ({
        api: async () => ({ environment, hasClock: clock.now() instanceof Date }),
      }),
    });
    const answer = await (await fetch(runtime.apiUrl!)).json();
    expect(answer).toEqual({ environment: runtime.environment, hasClock: true });
    expect(runtime.environment.AWS_ENDPOINT_URL_SFN).toBe(runtime.endpoints.stepFunctions);
  });

  it('lets a function under way finish before it closes', async () => {
    const dir = temporaryFolder();
    const started = Promise.withResolvers<void>();
    const slow = async () => {
      started.resolve();
      await new Promise((resolve) => setTimeout(resolve, 30));
      writeFileSync(join(dir, 'done'), '');
    };
    const runtime = await open(dir, { functions: { slow } });
    const sfn = new SFNClient(forClient(runtime.endpoints.stepFunctions));
    const definition = JSON.stringify({
      StartAt: 's',
      States: { s: { Type: 'Task', Resource: functionArn('slow'), End: true } },
    });
    const created = await sfn.send(new CreateStateMachineCommand({ name: 'm', roleArn: role, definition }));
    await sfn.send(new StartExecutionCommand({ stateMachineArn: created.stateMachineArn }));
    sfn.destroy();
    await started.promise;
    await runtime.close();
    expect(existsSync(join(dir, 'done'))).toBe(true);
  });
});
