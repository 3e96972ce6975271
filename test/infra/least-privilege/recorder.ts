import { AsyncLocalStorage } from 'node:async_hooks';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { FunctionName } from '../../../lib/infra/function-settings.ts';
import { type ArnOf, type Needed, neededBy } from './command-permissions.ts';

type Handler = (event: never, context: never) => Promise<unknown>;

/** The AWS SDK's class of all commands, of every service. */
type CommandClass = { prototype: { resolveMiddlewareWithContext(...args: unknown[]): unknown } };
const Command = Object.getPrototypeOf(Object.getPrototypeOf(PutItemCommand)) as CommandClass;

/**
 * Records what functions need of IAM while they run: every command that is sent or signed during a call of a handler,
 * by whichever client, in or out of the code that the handler awaits. What nobody's handler sends is left out.
 */
export function startRecording(arn: ArnOf) {
  const caller = new AsyncLocalStorage<FunctionName>();
  const recorded = new Map<FunctionName, Map<string, Needed>>();
  const resolve = Command.prototype.resolveMiddlewareWithContext;

  // A command is resolved to what handles it once for each time it is sent, and for each time it is signed.
  Command.prototype.resolveMiddlewareWithContext = function (this: { input: unknown }, ...args) {
    const name = caller.getStore();
    if (name) {
      const seen = recorded.get(name) ?? new Map<string, Needed>();
      for (const needed of neededBy(this.constructor.name, this.input, arn)) seen.set(JSON.stringify(needed), needed);
      recorded.set(name, seen);
    }
    return resolve.apply(this, args);
  };

  return {
    /** The handler, with what it sends noted under the function's name. */
    noting:
      (name: FunctionName, handler: Handler): Handler =>
      (event, context) => {
        if (!recorded.has(name)) recorded.set(name, new Map());
        return caller.run(name, () => handler(event, context));
      },
    /** What each function needed so far. */
    needed: () => Object.fromEntries([...recorded].map(([name, seen]) => [name, [...seen.values()]])),
  };
}
