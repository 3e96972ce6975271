import type { DayNumber } from '../calendar.ts';
import type { Cell } from './file.ts';

/** `2025-05-22T08:00:00.000Z`, as Data Loader writes it. */
function dateTime(day: DayNumber, minute: number): string {
  return new Date(day * 86_400_000 + (480 + (minute % 540)) * 60_000).toISOString();
}

/** When a record came to be and last changed. */
export function stamps<T>(created: (row: T) => [day: DayNumber, minute: number], changed: (row: T) => DayNumber) {
  const modified = (row: T): Cell => dateTime(Math.max(changed(row), created(row)[0]), created(row)[1] + 37);
  return {
    CreatedDate: (row: T): Cell => dateTime(...created(row)),
    LastModifiedDate: modified,
    SystemModstamp: modified,
  };
}
