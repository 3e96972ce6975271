import { randomUUID } from 'node:crypto';
import type { Operation } from '../aws-json-endpoint.ts';
import { AwsError } from '../errors.ts';
import { executionArn, readExecutionArn, requireName } from './arns.ts';
import type { Json } from './asl.ts';
import { dataLimitBytes } from './data-limit.ts';
import { type Executions, isRedrivable } from './executions.ts';
import { toApi } from './history-events.ts';
import { pageOf } from './page-of.ts';
import type { StateMachineStore } from './state-machine-store.ts';

type Paging = { maxResults?: number; nextToken?: string };
type Named = { executionArn: string };

/** The operations on executions. */
export function executionOperations(executions: Executions, machines: StateMachineStore): Record<string, Operation> {
  return {
    StartExecution({
      stateMachineArn,
      name,
      input = '{}',
    }: {
      stateMachineArn: string;
      name?: string;
      input?: string;
    }) {
      const { machine, version } = machines.get(stateMachineArn);
      const executionName = requireName(name ?? randomUUID());
      requireJson(input, 'InvalidExecutionInput', 'Invalid State Machine Execution Input');
      const started = executions.start({
        executionArn: executionArn(machine.name, executionName),
        name: executionName,
        stateMachineArn: machine.arn,
        ...(version && { stateMachineVersionArn: stateMachineArn }),
        roleArn: machine.roleArn,
        definition: (version ?? machine).definition,
        input,
      });
      return { executionArn: started.executionArn, startDate: started.startedMs / 1000 };
    },

    StopExecution({ executionArn: arn, error, cause }: Named & { error?: string; cause?: string }) {
      // As a state machine is, an execution is known by its name, wherever its deployment is.
      const { stateMachine, name } = readExecutionArn(arn);
      return { stopDate: executions.stop(executionArn(stateMachine, name), { error, cause }).atMs / 1000 };
    },

    async RedriveExecution({ executionArn: arn }: Named) {
      readExecutionArn(arn);
      return { redriveDate: (await executions.redrive(arn)) / 1000 };
    },

    DescribeExecution: ({ executionArn: arn }: Named) => describe(executions, arn),

    ListExecutions(given: Paging & { stateMachineArn: string; statusFilter?: string }) {
      const { machine } = machines.get(given.stateMachineArn);
      const { statusFilter } = given;
      const all = executions.of(machine.arn).filter(({ status }) => !statusFilter || status === statusFilter);
      const { page, nextToken } = pageOf(all, given);
      const listed = page.map(({ startedMs, finishedMs, ...summary }) => ({
        ...summary,
        ...dates(startedMs, finishedMs),
      }));
      return { executions: listed, nextToken };
    },

    async GetExecutionHistory(given: Named & Paging & { reverseOrder?: boolean }) {
      readExecutionArn(given.executionArn);
      const events = toApi(await executions.history(given.executionArn));
      const { page, nextToken } = pageOf(given.reverseOrder ? events.toReversed() : events, given);
      return { events: page, nextToken };
    },
  };
}

/** The operations by which whoever holds a task's token tells how the task went. */
export function taskOperations(executions: Executions): Record<string, Operation> {
  return {
    SendTaskSuccess({ taskToken, output }: { taskToken: string; output: string }) {
      executions.conclude(taskToken, { result: requireJson(output, 'InvalidOutput', 'Invalid Output') });
      return {};
    },

    SendTaskFailure({ taskToken, error, cause }: { taskToken: string; error?: string; cause?: string }) {
      executions.conclude(taskToken, { error: error ?? 'States.TaskFailed', ...(cause !== undefined && { cause }) });
      return {};
    },

    SendTaskHeartbeat({ taskToken }: { taskToken: string }) {
      executions.beat(taskToken);
      return {};
    },
  };
}

function describe(executions: Executions, arn: string): object {
  readExecutionArn(arn);
  const journal = executions.journal(arn);
  const { started, finished, redrives } = journal;
  const { name, stateMachineArn, stateMachineVersionArn, input, atMs } = started;
  return {
    executionArn: arn,
    stateMachineArn,
    ...(stateMachineVersionArn && { stateMachineVersionArn }),
    name,
    status: finished?.status ?? 'RUNNING',
    ...dates(atMs, finished?.atMs),
    input,
    inputDetails: { included: true },
    ...(finished?.status === 'SUCCEEDED' && {
      output: JSON.stringify(finished.output),
      outputDetails: { included: true },
    }),
    ...(finished?.error && { error: finished.error }),
    ...(finished?.cause && { cause: finished.cause }),
    redriveCount: redrives,
    redriveStatus: isRedrivable(journal) ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
  };
}

function dates(startedMs: number, finishedMs: number | undefined): object {
  return { startDate: startedMs / 1000, ...(finishedMs !== undefined && { stopDate: finishedMs / 1000 }) };
}

function requireJson(text: string, code: string, says: string): Json {
  if (Buffer.byteLength(text) > dataLimitBytes)
    throw new AwsError(code, `${says}: 'more than ${dataLimitBytes} bytes'`);
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError(code, `${says}: 'expected JSON'`);
  }
}
