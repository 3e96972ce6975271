import { DomainError } from '../../domain/errors.ts';

/** The table kept refusing part of what was sent for lack of capacity; the same call may be made again. */
export class TableThrottled extends DomainError {
  override readonly name = 'TableThrottled';
  readonly retryable = true;
}

/** A newer version of Holdfast wrote an item: it is not read, lest it be misread. */
export class ItemTooNew extends DomainError {
  override readonly name = 'ItemTooNew';
  readonly retryable = false;

  constructor(partition: string, found: number, known: number) {
    super(
      `Expected items of schema version ${known} or older, found one of version ${found} (${partition.split('#')[0]}): ` +
        'deploy the newer version of Holdfast again, or restore the table to before it.',
    );
  }
}
