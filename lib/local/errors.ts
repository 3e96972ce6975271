import { DomainError } from '../domain/errors.ts';

/** Another process has the state folder open. */
export class FolderInUse extends DomainError {
  override readonly name = 'FolderInUse';
  readonly retryable = false;
  constructor(dir: string, holder: { pid: number; since: string }) {
    super(
      `The folder ${dir} is open in process ${holder.pid} since ${holder.since}: ` +
        'stop that process, or give another folder with --dir.',
    );
  }
}

/** A journal line before the last is not JSON: something other than the runtime wrote to the file. */
export class JournalUnreadable extends DomainError {
  override readonly name = 'JournalUnreadable';
  readonly retryable = false;
  constructor(path: string, line: number) {
    super(`${path}, line ${line}: expected a JSON record, found something else. Restore the file from a backup.`);
  }
}

/** The port asked for is taken by another program. */
export class PortInUse extends DomainError {
  override readonly name = 'PortInUse';
  readonly retryable = false;
  constructor(port: number) {
    super(`Port ${port} of 127.0.0.1 is taken by another program: stop it, or ask for another port with --port.`);
  }
}

/** A command that only reads was pointed at a folder that is not there. */
export class FolderMissing extends DomainError {
  override readonly name = 'FolderMissing';
  readonly retryable = false;
  constructor(dir: string) {
    super(`There is no state folder ${dir}: make one with \`npm start\` or an import, or name another with --dir.`);
  }
}

/** A daily run ended before it was done. */
export class RunFailed extends DomainError {
  override readonly name = 'RunFailed';
  readonly retryable = false;
  constructor(run: string, reason: string) {
    super(`The daily run ${run} failed: ${reason}`);
  }
}

/** The folder has a sample company, and another one was asked for. */
export class SampleDiffers extends DomainError {
  override readonly name = 'SampleDiffers';
  readonly retryable = false;
  constructor(dir: string, { seed, accounts }: { seed: number; accounts: number }) {
    super(
      `The sample company in ${dir} was made with --seed ${seed} --accounts ${accounts}: start without these options, ` +
        'or make another company in another folder with --dir.',
    );
  }
}

/** A mapping of the sample company cannot be read: it was changed. */
export class SampleUnreadable extends DomainError {
  override readonly name = 'SampleUnreadable';
  readonly retryable = false;
  constructor(mapping: string, fault: string) {
    super(`The sample company cannot be taken in: ${mapping}: ${fault}. Put the file back as it was.`);
  }
}

/** The workflows that a new folder begins with have faults. */
export class WorkflowsFaulty extends DomainError {
  override readonly name = 'WorkflowsFaulty';
  readonly retryable = false;
  constructor(folder: string, faults: number) {
    super(
      `The workflows in ${folder} have ${faults} faults: \`holdfast workflows check ${folder}\` shows each of them.`,
    );
  }
}

/** What an AWS endpoint answers when it refuses a request: `code` is the name the SDK gives the exception. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly code: string;
  readonly statusCode: number;
  constructor(code: string, message: string, statusCode = 400) {
    super(message);
    this.code = code;
    this.statusCode = statusCode;
  }
}
