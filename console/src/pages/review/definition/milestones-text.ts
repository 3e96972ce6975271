import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from 'yaml';

/** A change to one milestone: what is given takes the place of what was; `dueDays` null takes the day away. */
export type MilestoneEdit = { required?: boolean; dueDays?: number | null };

/** What milestones.yaml is called in the workflows folder. */
export const MILESTONES_FILE = 'milestones.yaml';

/**
 * The text of milestones.yaml with a milestone changed; every other character stays as it was written. The same text
 * where there is no such milestone, where the text cannot be read, and where the milestone stands on one line.
 */
export function editMilestone(text: string, id: string, { required, dueDays }: MilestoneEdit): string {
  // Required is what a milestone is unless it says otherwise.
  if (required !== undefined) return setField(text, id, 'required', required ? undefined : 'false');
  if (dueDays !== undefined) return setField(text, id, 'due-days', dueDays === null ? undefined : String(dueDays));
  return text;
}

function setField(text: string, id: string, key: string, value: string | undefined): string {
  const milestone = milestoneOf(text, id);
  if (!milestone || milestone.flow) return text;
  const field = milestone.items.find((pair) => keyOf(pair) === key);
  if (field && value !== undefined) return replaced(text, rangeOf(field), value);
  if (field) return withoutLine(text, rangeOf(field)[0]);
  return value === undefined ? text : withLine(text, milestone, `${key}: ${value}`);
}

function milestoneOf(text: string, id: string): YAMLMap | undefined {
  const document = parseDocument(text);
  const list = document.errors.length === 0 && isMap(document.contents) ? document.get('milestones') : undefined;
  const items = isSeq(list) ? list.items : [];
  return items.find((item): item is YAMLMap => isMap(item) && item.get('id') === id);
}

const keyOf = ({ key }: Pair) => (isScalar(key) ? key.value : undefined);

/** Where the value of a field stands in the text. */
function rangeOf({ value }: Pair): [number, number] {
  const [from = 0, until = 0] = isScalar(value) ? (value.range ?? []) : [];
  return [from, until];
}

const replaced = (text: string, [from, until]: [number, number], value: string) =>
  `${text.slice(0, from)}${value}${text.slice(until)}`;

function withoutLine(text: string, at: number): string {
  const next = text.indexOf('\n', at);
  return text.slice(0, text.lastIndexOf('\n', at) + 1) + (next < 0 ? '' : text.slice(next + 1));
}

/** The line comes after the milestone's last, as far in as its first key. */
function withLine(text: string, { items }: YAMLMap, line: string): string {
  const first = items[0]?.key;
  const start = isScalar(first) ? (first.range?.[0] ?? 0) : 0;
  const indent = ' '.repeat(start - text.lastIndexOf('\n', start - 1) - 1);
  const last = Math.max(...items.map((pair) => rangeOf(pair)[1]));
  const end = text.indexOf('\n', last - 1);
  return end < 0 ? `${text}\n${indent}${line}\n` : `${text.slice(0, end + 1)}${indent}${line}\n${text.slice(end + 1)}`;
}
