import { didYouMean } from '../documents/did-you-mean.ts';
import type { DocumentPath } from '../documents/source-document.ts';
import { type Fields, isRefusal } from './cell.ts';
import { compileRead } from './compile-read.ts';
import type { MappingEntry, PlainValue } from './mapping-schema.ts';
import { refuse, type Scope } from './scope.ts';

/** A question that a mapping asks of each row it takes in. */
export type RowCheck = {
  /** What is reported, in the mapping's own words. */
  say: string;
  field: string;
  /** True when rows that fail are rejected and not only counted. */
  reject: boolean;
  /** True when the row fails; undefined when a day that would be compared is missing. */
  fails(row: readonly string[], fields: Fields): boolean | undefined;
};

/** Compiles `checks`: a day field of the record against a day found in the row or through a lookup. */
export function compileChecks(scope: Scope, entry: MappingEntry, fields: string[], path: DocumentPath): RowCheck[] {
  return (entry.checks ?? []).map((check, index) => {
    const side = check.notBefore ? 'notBefore' : 'notAfter';
    const limit = check[side] as PlainValue;
    if (!fields.includes(check.field)) {
      const hint = didYouMean(check.field, fields) ?? `the entry fills ${fields.join(', ')}`;
      refuse(scope, [...path, index, 'field'], `this entry fills no field "${check.field}"`, hint);
    }
    const read = compileRead(scope, limit, [...path, index, side], limit.missing ?? 'empty');
    const fails = (row: readonly string[], record: Fields) => {
      const text = read(row, record);
      const value = record[check.field];
      const bound = text === undefined || isRefusal(text) ? undefined : dayIn(text);
      if (bound === undefined || value === undefined) return undefined;
      const day = String(value).slice(0, 10);
      return side === 'notBefore' ? day < bound : day > bound;
    };
    return { say: check.say, field: check.field, reject: check.reject ?? false, fails };
  });
}

const DAY = /^\d{4}-\d{2}-\d{2}/;

/** The day that an ISO 8601 date or time begins with; undefined when it begins with none. */
function dayIn(text: string): string | undefined {
  return DAY.test(text) ? text.slice(0, 10) : undefined;
}
