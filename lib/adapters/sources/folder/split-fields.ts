/** Why a line is no row of a CSV: `unclosed` may be mended by the lines that follow, the others not. */
export type SplitFault = 'unclosed' | 'after-quote' | 'stray-quote';

/** Splits a CSV record (RFC 4180, any one-character delimiter) into its fields. */
export function splitFields(text: string, delimiter: string): string[] | SplitFault {
  if (!text.includes('"')) return text.split(delimiter);
  const fields: string[] = [];
  for (let at = 0; ; ) {
    const field = text[at] === '"' ? quotedField(text, at) : plainField(text, at, delimiter);
    if (typeof field === 'string') return field;
    fields.push(field.value);
    if (field.end === text.length) return fields;
    if (text[field.end] !== delimiter) return 'after-quote';
    at = field.end + 1;
  }
}

function quotedField(text: string, at: number): { value: string; end: number } | SplitFault {
  let value = '';
  for (let from = at + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return 'unclosed';
    if (text[quote + 1] !== '"') return { value: value + text.slice(from, quote), end: quote + 1 };
    value += text.slice(from, quote + 1);
    from = quote + 2;
  }
}

function plainField(text: string, at: number, delimiter: string): { value: string; end: number } | SplitFault {
  const found = text.indexOf(delimiter, at);
  const end = found < 0 ? text.length : found;
  const value = text.slice(at, end);
  return value.includes('"') ? 'stray-quote' : { value, end };
}
