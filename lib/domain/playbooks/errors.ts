import { DomainError } from '../errors.ts';

/** The playbook's exit condition holds: the run ends here, as it should. */
export class ExitReached extends DomainError {
  override readonly name = 'ExitReached';
  readonly retryable = false;
}

/** A branch's condition does not hold (or cannot be told): the run goes on along the other road. */
export class BranchNotTaken extends DomainError {
  override readonly name = 'BranchNotTaken';
  readonly retryable = false;
}

/** A firing names a playbook that is not among the published ones. */
export class PlaybookNotPublished extends DomainError {
  override readonly name = 'PlaybookNotPublished';
  readonly retryable = false;
}

/** Nothing has been published yet, so there is nothing to act on. */
export class NothingPublished extends DomainError {
  override readonly name = 'NothingPublished';
  readonly retryable = false;
}

/** What was published no longer reads without fault: it was published by a version that allowed what this one does not. */
export class PublishedWorkflowsFaulty extends DomainError {
  override readonly name = 'PublishedWorkflowsFaulty';
  readonly retryable = false;
}
