import { describe, expect, it } from 'vitest';
import { log } from '../../../functions/middleware/log.ts';
import { MailRefused } from '../../../lib/domain/messages/errors.ts';
import { BranchNotTaken, ExitReached } from '../../../lib/domain/playbooks/errors.ts';

type Line = [level: string, message: string, fields: Record<string, unknown>];

function recording() {
  const lines: Line[] = [];
  const logger = {
    info: (message: string, fields: Record<string, unknown>) => void lines.push(['info', message, fields]),
    error: (message: string, fields: Record<string, unknown>) => void lines.push(['error', message, fields]),
  };
  const about = {
    event: ({ run }: { run: { runId: string } }) => ({ runId: run.runId }),
    result: (count: number) => ({ count }),
  };
  return { lines, middleware: log<{ run: { runId: string; email?: string } }, number>(logger, about) };
}

describe('the log', () => {
  const event = { run: { runId: 'r1', email: 'ada@acme.example' } };

  it('says what was done by ids and counts only', () => {
    const { lines, middleware } = recording();
    middleware.after({ event, response: 3, error: undefined });
    expect(lines).toEqual([['info', 'done', { runId: 'r1', count: 3 }]]);
  });

  it.each([
    [new ExitReached('left'), 'info'],
    [new BranchNotTaken('not taken'), 'info'],
    [new MailRefused('refused'), 'error'],
    [new Error('trouble'), 'error'],
  ])('tells of %s as %s', (error, level) => {
    const { lines, middleware } = recording();
    middleware.onError({ event, response: undefined, error });
    expect(lines).toEqual([
      [level, level === 'info' ? 'done' : 'failed', { runId: 'r1', error: error.name, reason: error.message }],
    ]);
  });

  it.each([[{}], [undefined], ['text']])('still tells of a failure whose event was %j', (malformed) => {
    const { lines, middleware } = recording();
    middleware.onError({ event: malformed, response: undefined, error: new Error('trouble') });
    expect(lines).toMatchObject([['error', 'failed', { error: 'Error' }]]);
  });
});
