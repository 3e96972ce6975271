import { DomainError, type Fault } from '../domain/errors.ts';

/** Something asked for is not there; `suggestions` are ids close to the one given. */
export class NotFound extends DomainError {
  override readonly name = 'NotFound';
  readonly retryable = false;
  readonly suggestions: string[];

  constructor(message: string, suggestions: string[] = []) {
    super(suggestions.length > 0 ? `${message} Did you mean ${suggestions.join(' or ')}?` : message);
    this.suggestions = suggestions;
  }
}

/** A page was asked for with a cursor that no page gave. */
export class CursorUnknown extends DomainError {
  override readonly name = 'CursorUnknown';
  readonly retryable = false;
}

/** A run was asked for days that it cannot judge. */
export class RunRefused extends DomainError {
  override readonly name = 'RunRefused';
  readonly retryable = false;
}

/** A task was to be completed with an outcome that it does not offer. */
export class OutcomeNotOffered extends DomainError {
  override readonly name = 'OutcomeNotOffered';
  readonly retryable = false;
}

/** An import was asked for under the id of another one. */
export class ImportIdTaken extends DomainError {
  override readonly name = 'ImportIdTaken';
  readonly retryable = false;
}

/** A risk model was to know days that are not over. */
export class TrainingRefused extends DomainError {
  override readonly name = 'TrainingRefused';
  readonly retryable = false;
}

/** A look back was asked for where there is no history. */
export class NoHistory extends DomainError {
  override readonly name = 'NoHistory';
  readonly retryable = false;
}

/** A score, a band or points were to be set in a way that cannot be. */
export class OverrideRefused extends DomainError {
  override readonly name = 'OverrideRefused';
  readonly retryable = false;
}

/** A replay was asked for days that the history does not tell of. */
export class NothingToReplay extends DomainError {
  override readonly name = 'NothingToReplay';
  readonly retryable = false;
}

/** The company's numbers were asked for over months that have not begun. */
export class PeriodRefused extends DomainError {
  override readonly name = 'PeriodRefused';
  readonly retryable = false;
}

/** A playbook was to be started by hand where it must not be. */
export class StartRefused extends DomainError {
  override readonly name = 'StartRefused';
  readonly retryable = false;
}

/** A pause was asked for days that it cannot have. */
export class PauseRefused extends DomainError {
  override readonly name = 'PauseRefused';
  readonly retryable = false;
}

/** Something written by one person was to be changed by another. */
export class NotYours extends DomainError {
  override readonly name = 'NotYours';
  readonly retryable = false;
}

/** A task was to be changed in a way that it cannot be any more. */
export class TaskSettled extends DomainError {
  override readonly name = 'TaskSettled';
  readonly retryable = false;
}

/** Workflows were to be published over a version that is no longer the current one. */
export class PublishedMeanwhile extends DomainError {
  override readonly name = 'PublishedMeanwhile';
  readonly retryable = false;
}

/** Workflows with faults were to be published. */
export class WorkflowsRefused extends DomainError {
  override readonly name = 'WorkflowsRefused';
  readonly retryable = false;
}

/** A condition (CEL) cannot be read; the message says where, and the remedy where one is known. */
export class ConditionRefused extends DomainError {
  override readonly name = 'ConditionRefused';
  readonly retryable = false;
}

/** A segment was to be kept that cannot be. */
export class SegmentRefused extends DomainError {
  override readonly name = 'SegmentRefused';
  readonly retryable = false;
}

/** A draft of the workflows has faults; `faults` says each, at its place. */
export class DraftFaulty extends DomainError {
  override readonly name = 'DraftFaulty';
  readonly retryable = false;
  readonly faults: Fault[];

  constructor(message: string, faults: Fault[]) {
    super(message);
    this.faults = faults;
  }
}

/** Retention was asked for where no ledger of it was kept yet. */
export class NoLedger extends DomainError {
  override readonly name = 'NoLedger';
  readonly retryable = false;
}

/** Something was decided about a message that cannot be, as it stands. */
export class DecisionRefused extends DomainError {
  override readonly name = 'DecisionRefused';
  readonly retryable = false;
}

/** People or their roles were to be changed in a way that cannot be. */
export class PeopleRefused extends DomainError {
  override readonly name = 'PeopleRefused';
  readonly retryable = false;
}

/** An API key was to be made that cannot be. */
export class KeyRefused extends DomainError {
  override readonly name = 'KeyRefused';
  readonly retryable = false;
}
