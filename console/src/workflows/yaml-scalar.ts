import { stringify } from 'yaml';

/** Where a value is written: within brackets, or below keys that stand at this column. */
type Place = { flow: boolean; indent: number };

/** As long as a line of a workflows file may be. */
const LONGEST_LINE = 120;

/** A text, number or truth as YAML writes it at a place; a list of these within brackets. Undefined for what has keys of its own. */
export function scalarText(value: unknown, place: Place): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => scalarText(item, { ...place, flow: true }));
    return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
  }
  return typeof value === 'string' ? textOf(value, place) : undefined;
}

function textOf(text: string, { flow, indent }: Place): string {
  if (/[\n\r]/.test(text)) return JSON.stringify(text);
  const plain = stringify(text, { lineWidth: 0 }).trimEnd();
  if (flow) return plain === text && /[,[\]{}]/.test(text) ? JSON.stringify(text) : plain;
  return plain.length + indent > LONGEST_LINE ? folded(text, indent + 2) : plain;
}

/** A long condition over several lines, broken where it is joined: `>-` reads each line break as a space. */
function folded(text: string, indent: number): string {
  const lines = text.split(/ (?=(?:&&|\|\|) )/);
  const isFoldable = lines.length > 1 && lines.every((line) => line.trim() === line && line !== '');
  return isFoldable
    ? `>-\n${lines.map((line) => ' '.repeat(indent) + line).join('\n')}`
    : stringify(text, { lineWidth: 0 }).trimEnd();
}
