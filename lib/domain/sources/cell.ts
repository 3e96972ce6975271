/** A converted value: text, number or truth. */
export type Cell = string | number | boolean;

/** A row that cannot be taken in: the column at fault (of the file, or the field it would have filled) and the reason. */
export type Refusal = { column: string; reason: string };

/** The fields of a record while it is being made. */
export type Fields = Record<string, Cell | undefined>;

/** Takes a text from a row; undefined when it is empty. */
export type Read = (row: readonly string[], fields: Fields) => string | undefined | Refusal;

/** Takes a value from a row, in its field's type; undefined when it is empty. */
export type Convert = (row: readonly string[], fields: Fields) => Cell | undefined | Refusal;

/** What a text becomes on the way to its field. */
export type ConvertText = (text: string) => Cell | Refusal | undefined;

/** True when a value is the refusal of its row: cells are never objects. */
export function isRefusal(value: Cell | undefined | object): value is Refusal {
  return typeof value === 'object';
}

const NUMBERS_AND_DATES = /^[\d\s.,:;/+\-'TZ%]{1,40}$/;

/** A value as a reason may quote it: numbers and dates as they are; of any other text only its length, for it may be a name. */
export function quoted(text: string): string {
  return NUMBERS_AND_DATES.test(text)
    ? `'${text}'`
    : `a text of ${text.length} character${text.length === 1 ? '' : 's'}`;
}

/** A category (a status, a priority) as a reason may quote it: what looks like an address or a sentence is not. */
export function quotedCategory(text: string): string {
  return text.length <= 40 && !text.includes('@') ? `'${text}'` : quoted(text);
}
