import { randomUUID } from 'node:crypto';
import type { Activity } from '../activity.ts';
import { createLimiter } from '../limiter.ts';
import type { Json, Outcome } from './asl.ts';

/** What a function is told about its invocation, as AWS Lambda tells it. */
export type FunctionContext = {
  functionName: string;
  functionVersion: string;
  invokedFunctionArn: string;
  memoryLimitInMB: string;
  awsRequestId: string;
  logGroupName: string;
  logStreamName: string;
  callbackWaitsForEmptyEventLoop: boolean;
  getRemainingTimeInMillis(): number;
};

/** The handlers of the functions by name, without the `holdfast-` of their ARN. */
// biome-ignore lint/suspicious/noExplicitAny: each handler types its own event and context
export type Functions = Record<string, (event: any, context: any) => Promise<unknown>>;

/**
 * Calls a function by name or ARN with a payload; what it throws is its outcome, and `States.Timeout` when it takes longer
 * than `timeoutSeconds` of real time.
 */
export type Invoke = (functionName: string, payload: Json, timeoutSeconds?: number) => Promise<Outcome>;

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The longest a Lambda function may run. */
const LAMBDA_LIMIT_MS = 15 * 60 * 1000;

/** Invokes functions in this process, at most `concurrency` at a time; payloads and results pass as JSON, as they do on AWS. */
export function createInvoke({
  functions,
  concurrency,
  activity,
}: {
  functions: () => Functions;
  concurrency: number;
  activity: Activity;
}): Invoke {
  const limited = createLimiter(concurrency);
  return (functionName, payload, timeoutSeconds) =>
    activity.during(() =>
      limited(() => withinSeconds(timeoutSeconds, call(functions(), nameOf(functionName), payload))),
    );
}

/** A function that is given up goes on by itself, unlike on AWS, but nothing waits for it any more. */
function withinSeconds(seconds: number | undefined, outcome: Promise<Outcome>): Promise<Outcome> {
  if (seconds === undefined) return outcome;
  return new Promise((resolve) => {
    const giveUp = () => resolve({ error: 'States.Timeout' });
    const timer = setTimeout(giveUp, Math.min(seconds * 1000, LONGEST_TIMER_MS));
    timer.unref();
    outcome.then(resolve).finally(() => clearTimeout(timer));
  });
}

async function call(functions: Functions, name: string, payload: Json): Promise<Outcome> {
  const handler = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!handler) return { error: 'Lambda.ResourceNotFoundException', cause: `Function not found: ${arnOf(name)}` };
  try {
    return { result: JSON.parse(JSON.stringify((await handler(structuredClone(payload), contextOf(name))) ?? null)) };
  } catch (thrown) {
    return failure(thrown);
  }
}

/** `errorType` is the thrown error's name: what Retry and Catch match. The stack stays out of the journal. */
function failure(thrown: unknown): Outcome {
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { error: name, cause: JSON.stringify({ errorType: name, errorMessage: message, trace: [] }) };
}

/** `perform-step` for `holdfast-perform-step`, `arn:aws:lambda:…:function:holdfast-perform-step` or the same with `:$LATEST`. */
function nameOf(functionName: string): string {
  const afterArn = functionName.replace(/^arn:[^:]+:lambda:[^:]*:\d+:function:/, '');
  return (afterArn.split(':')[0] as string).replace(/^holdfast-/, '');
}

function arnOf(name: string): string {
  return `arn:aws:lambda:us-east-1:000000000000:function:holdfast-${name}`;
}

function contextOf(name: string): FunctionContext {
  const startedMs = Date.now();
  return {
    functionName: `holdfast-${name}`,
    functionVersion: '$LATEST',
    invokedFunctionArn: arnOf(name),
    memoryLimitInMB: '1024',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/holdfast-${name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, LAMBDA_LIMIT_MS - (Date.now() - startedMs)),
  };
}
