import middy from '@middy/core';
import { describe, expect, it } from 'vitest';
import { answerCloudFormation } from '../../../functions/middleware/answer-cloud-formation.ts';

const request = (RequestType: string) => ({
  RequestType,
  ResponseURL: 'https://cloudformation.example/answer',
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'Workflows',
  ResourceProperties: { ServiceToken: 'arn', files: { 'rules.yaml': 'rules: []' } },
});

async function call(event: object, handle: (event: unknown) => unknown = () => 'done') {
  const whyNot = (result: unknown) => (result === 'refused' ? 'three faults' : undefined);
  const answers: { url: string; body: Record<string, unknown> }[] = [];
  const seen: unknown[] = [];
  const handler = middy()
    .use(answerCloudFormation({ whyNot }, async (url, body) => answers.push({ url, body: JSON.parse(body) })))
    .handler(async (given: unknown) => {
      seen.push(given);
      return handle(given);
    });
  const result = await handler(event as never, { getRemainingTimeInMillis: () => 1000 } as never);
  return { answers, seen, result };
}

describe('a custom resource', () => {
  it.each(['Create', 'Update'])(
    'hands its properties to the handler on %s, and tells CloudFormation that it went well',
    async (type) => {
      const { answers, seen } = await call(request(type));
      expect(seen).toEqual([{ files: { 'rules.yaml': 'rules: []' } }]);
      expect(answers).toEqual([
        {
          url: 'https://cloudformation.example/answer',
          body: {
            Status: 'SUCCESS',
            PhysicalResourceId: 'holdfast-workflows',
            StackId: 'stack',
            RequestId: 'request',
            LogicalResourceId: 'Workflows',
          },
        },
      ]);
    },
  );

  it('tells CloudFormation why it failed, and counts as handled', async () => {
    const failing = () => {
      throw new Error('rules.yaml: line 3 names no metric');
    };
    const { answers, result } = await call(request('Update'), failing);
    expect(answers[0]?.body).toMatchObject({ Status: 'FAILED', Reason: 'rules.yaml: line 3 names no metric' });
    expect(result).toEqual({ status: 'failed' });
  });

  it('fails the deployment when the result is one that cannot stand', async () => {
    const { answers, result } = await call(request('Create'), () => 'refused');
    expect(answers[0]?.body).toMatchObject({ Status: 'FAILED', Reason: 'three faults' });
    expect(result).toBe('refused');
  });

  it('leaves what was published when the stack is deleted', async () => {
    const { answers, seen } = await call(request('Delete'));
    expect(seen).toEqual([]);
    expect(answers[0]?.body).toMatchObject({ Status: 'SUCCESS' });
  });
});

describe('any other caller', () => {
  it('is passed to the handler untouched, and gets its answer or its error', async () => {
    const event = { files: {} };
    expect(await call(event)).toEqual({ answers: [], seen: [event], result: 'done' });
    const failing = () => {
      throw new Error('no');
    };
    await expect(call(event, failing)).rejects.toThrow('no');
  });
});
