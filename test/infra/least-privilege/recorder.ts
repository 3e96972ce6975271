import { AsyncLocalStorage } from 'node:async_hooks';
import { SignatureV4 } from '@smithy/signature-v4';
import type { FunctionName } from '../../../lib/infra/function-settings.ts';
import { type ArnOf, type Needed, neededBy } from './operation-permissions.ts';
import { operationOf, type SignedRequest } from './signed-request.ts';

type Handler = (event: never, context: never) => Promise<unknown>;
type Sign = (this: { service: string }, request: SignedRequest, options?: { signingService?: string }) => unknown;

/**
 * Records what functions need of IAM while they run. Every request to AWS is signed, by whichever client or without
 * one, to be sent or to be given away: so it is noted as it is signed, under the function whose handler is at work.
 * What is signed outside of a handler is left alone.
 */
export function startRecording(arn: ArnOf) {
  const caller = new AsyncLocalStorage<FunctionName>();
  const recorded = new Map<FunctionName, Map<string, Needed>>();

  function note(name: FunctionName, service: string, request: SignedRequest) {
    const seen = recorded.get(name) ?? new Map<string, Needed>();
    for (const needed of neededBy(operationOf(service, request), arn)) seen.set(JSON.stringify(needed), needed);
    recorded.set(name, seen);
  }

  const signing = SignatureV4.prototype as unknown as Record<'sign' | 'presign', Sign>;
  for (const method of ['sign', 'presign'] as const) {
    const sign = signing[method];
    signing[method] = function (request, options) {
      const name = caller.getStore();
      if (name) note(name, options?.signingService ?? this.service, request);
      return sign.call(this, request, options);
    };
  }

  return {
    /** The handler, with what it asks of AWS noted under the function's name. */
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
