import { DomainError } from '../../domain/errors.ts';

/** The table kept refusing part of a batch for lack of capacity; the same call may be made again. */
export class TableThrottled extends DomainError {
  override readonly name = 'TableThrottled';
  readonly retryable = true;
}
