import type { Json, Outcome } from './asl.ts';

/** What a Task asks for: which function, with what, and whether it then waits to be told the result by token. */
export type Call = { functionName: string; payload: Json; waitsForToken: boolean; isServiceCall: boolean };

const LAMBDA_ARN = /^arn:[^:]+:lambda:[^:]*:\d+:function:[^:]+(:[^:]+)?$/;
const INVOKE = /^arn:[^:]+:states:::lambda:invoke(\.waitForTaskToken)?$/;

/** True for the resources that the endpoint can call. */
export function isServed(resource: string): boolean {
  return LAMBDA_ARN.test(resource) || INVOKE.test(resource);
}

/** True when a Task of this resource ends with SendTaskSuccess or SendTaskFailure. */
export function waitsForToken(resource: string): boolean {
  return INVOKE.exec(resource)?.[1] !== undefined;
}

/** Reads what a resource is called with: a function's ARN takes the input itself, `lambda:invoke` a FunctionName and a Payload. */
export function callOf(resource: string, input: Json): Call | { error: string; cause: string } {
  if (LAMBDA_ARN.test(resource)) {
    return { functionName: resource, payload: input, waitsForToken: false, isServiceCall: false };
  }
  const { FunctionName, Payload = {} } = (input ?? {}) as { FunctionName?: string; Payload?: Json };
  if (typeof FunctionName !== 'string') {
    return {
      error: 'States.Runtime',
      cause: "The field 'FunctionName' is required in the Parameters of lambda:invoke.",
    };
  }
  return { functionName: FunctionName, payload: Payload, waitsForToken: waitsForToken(resource), isServiceCall: true };
}

/** The result as the resource gives it: `lambda:invoke` wraps what the function returned. */
export function resultOf(call: Call, outcome: Outcome): Outcome {
  if (!call.isServiceCall || 'error' in outcome) return outcome;
  const metadata = { SdkHttpMetadata: { HttpStatusCode: 200 } };
  return { result: { ExecutedVersion: '$LATEST', Payload: outcome.result, ...metadata, StatusCode: 200 } };
}
