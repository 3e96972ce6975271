import { AwsError } from '../errors.ts';

const PREFIX = 'arn:aws:states:us-east-1:000000000000';
const STATE_MACHINE = /^arn:[^:]+:states:[^:]*:\d+:stateMachine:([^:]+)(?::(\d+))?$/;
const EXECUTION = /^arn:[^:]+:states:[^:]*:\d+:execution:([^:]+):([^:]+)$/;
/** What a name may not hold: white space, brackets, wildcards, `" # % \ ^ | ~ ` $ & , ; : /` and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: AWS forbids them by number
const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/;

export const stateMachineArn = (name: string) => `${PREFIX}:stateMachine:${name}`;

export const executionArn = (stateMachine: string, name: string) => `${PREFIX}:execution:${stateMachine}:${name}`;

/** The name in a state machine's ARN, and the version's number when it is the ARN of one. */
export function readStateMachineArn(arn: unknown): { name: string; version?: number } {
  const match = STATE_MACHINE.exec(String(arn));
  if (!match) throw new AwsError('InvalidArn', `Invalid Arn: expected that of a state machine, found '${arn}'`);
  return { name: match[1] as string, ...(match[2] && { version: Number(match[2]) }) };
}

/** The names in an execution's ARN. */
export function readExecutionArn(arn: unknown): { stateMachine: string; name: string } {
  const match = EXECUTION.exec(String(arn));
  if (!match) throw new AwsError('InvalidArn', `Invalid Arn: expected that of an execution, found '${arn}'`);
  return { stateMachine: match[1] as string, name: match[2] as string };
}

/** Checks a name of a state machine or an execution. */
export function requireName(name: unknown): string {
  if (typeof name === 'string' && name.length >= 1 && name.length <= 80 && !FORBIDDEN.test(name)) return name;
  throw new AwsError(
    'InvalidName',
    `Invalid Name: expected 1 to 80 characters without ${'<>{}[]?*"#%\\^|~`$&,;:/'} or spaces.`,
  );
}
