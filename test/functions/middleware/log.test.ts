import { describe, expect, it } from 'vitest';
import { log } from '../../../functions/middleware/log.ts';
import { MailRefused } from '../../../lib/domain/messages/errors.ts';
import { BranchNotTaken, ExitReached } from '../../../lib/domain/playbooks/errors.ts';

type Line = [level: string, message: string, fields: Record<string, unknown>];

const context = { awsRequestId: 'request-1' };
const at = new Date('2026-11-21T06:00:00Z');

function recording() {
  const lines: Line[] = [];
  const logger = {
    info: (message: string, fields: Record<string, unknown>) => void lines.push(['info', message, fields]),
    error: (message: string, fields: Record<string, unknown>) => void lines.push(['error', message, fields]),
  };
  const about = {
    event: ({ run }: { run: { runId: string } }) => ({ runId: run.runId }),
    result: (count: number) => ({ count }),
    metrics: { of: (count: number) => (count > 3 ? { Firings: count } : {}), clock: { now: () => at } },
  };
  return { lines, middleware: log<{ run: { runId: string; email?: string } }, number>(logger, about) };
}

/** What a service or a library says may quote what it was given. */
function quoting(name: string, extra: object = {}): Error {
  return Object.assign(new Error('cannot write ada@acme.example'), { name }, extra);
}

describe('the log', () => {
  const event = { run: { runId: 'r1', email: 'ada@acme.example' } };

  it('says what was done by ids and counts only, and for which request', () => {
    const { lines, middleware } = recording();
    middleware.after({ event, response: 3, error: undefined, context });
    expect(lines).toEqual([['info', 'done', { requestId: 'request-1', runId: 'r1', count: 3 }]]);
  });

  it('carries metrics when there is something to count', () => {
    const { lines, middleware } = recording();
    middleware.after({ event, response: 4, error: undefined, context });
    expect(lines).toMatchObject([['info', 'done', { count: 4, Firings: 4, _aws: { Timestamp: at.getTime() } }]]);
  });

  it.each([
    [new ExitReached('left'), 'info'],
    [new BranchNotTaken('not taken'), 'info'],
    [new MailRefused('refused'), 'error'],
  ])('tells of %s as %s', (error, level) => {
    const { lines, middleware } = recording();
    const invocation = { event, response: undefined, error, context };
    middleware.onError(invocation);
    const fields = { requestId: 'request-1', runId: 'r1', error: error.name, reason: error.message };
    expect(lines).toEqual([[level, level === 'info' ? 'done' : 'failed', fields]]);
    expect(invocation.error).toBe(error);
  });

  it.each([[{}], [undefined], ['text']])('still tells of a failure whose event was %j', (malformed) => {
    const { lines, middleware } = recording();
    middleware.onError({ event: malformed, response: undefined, error: new Error('trouble') });
    expect(lines).toMatchObject([['error', 'failed', { error: 'Error' }]]);
  });
});

describe('a failure that may quote data', () => {
  const event = { run: { runId: 'r1' } };

  it('is told by its name, its codes and its place in the code', () => {
    const { lines, middleware } = recording();
    const $metadata = { httpStatusCode: 400, requestId: 'aws-1' };
    const error = quoting('ValidationException', { $metadata, code: 'E1' });
    middleware.onError({ event, response: undefined, error, context });
    const [[, , fields] = []] = lines;
    expect(fields).toMatchObject({ error: 'ValidationException', code: 'E1', httpStatus: 400, awsRequestId: 'aws-1' });
    expect(fields).toMatchObject({ stack: expect.arrayContaining([expect.stringContaining('log.test.ts')]) });
    expect(JSON.stringify(fields)).not.toContain('ada@');
  });

  it('reaches Lambda, which logs it by itself, under its name but without its words', () => {
    const invocation = { event, response: undefined, error: quoting('ValidationException'), context };
    recording().middleware.onError(invocation);
    const { name, message, stack } = invocation.error;
    expect(name).toBe('ValidationException');
    expect(`${message} ${stack} ${JSON.stringify(invocation.error)}`).not.toContain('ada@');
    expect(stack).toContain('log.test.ts');
  });

  it('is told in full when it is a refusal for lack of permission, which names a role and an action', () => {
    const { lines, middleware } = recording();
    const error = Object.assign(new Error('role x is not authorized to perform: states:StartExecution'), {
      name: 'AccessDeniedException',
    });
    middleware.onError({ event, response: undefined, error, context });
    expect(lines).toMatchObject([['error', 'failed', { reason: error.message }]]);
  });

  it('stays whole where nobody logs', () => {
    const error = quoting('ValidationException');
    const invocation = { event, response: undefined, error };
    log(undefined).onError(invocation);
    expect(invocation.error).toBe(error);
  });
});
