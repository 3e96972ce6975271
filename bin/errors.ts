import { DomainError, type Fault } from '../lib/domain/errors.ts';

/** The command line itself is wrong: exit code 2. */
export class WrongUsage extends DomainError {
  override readonly name = 'WrongUsage';
  readonly retryable = false;
}

/** What a person wrote in a file is wrong: every fault found, shown with its place. Exit code 1. */
export class FaultsFound extends DomainError {
  override readonly name = 'FaultsFound';
  readonly retryable = false;
  readonly faults: Fault[];

  constructor(faults: Fault[], consequence: string) {
    super(`${faults.length === 1 ? 'One fault' : `${faults.length} faults`} found. ${consequence}`);
    this.faults = faults;
  }
}
