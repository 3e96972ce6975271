import type { Group, NumberSubject, Part, Test, TestPart, TextSubject } from './condition.ts';

/** The text of a condition: what was not changed as it stood, the rest written anew. An empty one is the empty text. */
export function writeCondition(group: Group): string {
  return group.source ?? writeGroup(group);
}

function writePart(part: Part): string {
  if (part.source !== undefined) return part.source;
  if (part.kind === 'text') return part.text;
  return part.kind === 'test' ? writeTest(part) : writeGroup(part);
}

function writeGroup(group: Group): string {
  const { parts, gaps } = group;
  if (gaps?.length === parts.length + 1 && !parts.some(isEmpty)) {
    return parts.reduce((text, part, n) => text + inGap(part) + gaps[n + 1], gaps[0] ?? '');
  }
  const written = parts.filter((part) => !isEmpty(part));
  if (written.length === 0) return '';
  const [only] = written;
  const whole = written.length === 1 && only ? writePart(only) : written.map(inBrackets).join(` ${joins[group.join]} `);
  return group.negated ? `!${bracketed(whole)}` : whole;
}

const joins = { all: '&&', any: '||' };

function isEmpty(part: Part): boolean {
  if (part.kind === 'text') return part.text.trim() === '';
  return part.kind === 'group' && part.parts.every(isEmpty);
}

/** A part that was changed stands where something else did: brackets keep it together. */
const inGap = (part: Part): string => part.source ?? inBrackets(part);

function inBrackets(part: Part): string {
  const text = writePart(part);
  return part.kind === 'test' ? text : bracketed(text);
}

function bracketed(text: string): string {
  return isBracketed(text) ? text : `(${text})`;
}

/** `(a || b)`, but not `(a) || (b)`; brackets within quotes are none. */
function isBracketed(text: string): boolean {
  const bare = text.trim().replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '""');
  if (!bare.startsWith('(') || !bare.endsWith(')')) return false;
  let depth = 0;
  return [...bare.slice(0, -1)].every((character) => {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    return depth > 0;
  });
}

function writeTest({ test, negated }: TestPart): string {
  const text = testText(test);
  if (!negated) return text;
  return test.form === 'number' || (test.form === 'text' && !isMethod(test.operator)) ? `!(${text})` : `!${text}`;
}

function testText(test: Test): string {
  switch (test.form) {
    case 'number': {
      const value = typeof test.value === 'number' ? numberText(test.value) : test.value.metric;
      return `${numberSubjectText(test.subject)} ${test.operator} ${value}`;
    }
    case 'text':
      return textTestText(test);
    case 'flag':
      return test.flag;
    case 'milestone':
      return `${test.helper}(${quoted(test.milestone)})`;
    case 'contact':
      return `hasContact(${quoted(test.role)})`;
    case 'known':
      return `known(${quoted(test.metric)})`;
    case 'has':
      return `has(account.${test.field})`;
    default:
      return `${test.helper}(${quoted(test.metric)}${test.share === undefined ? '' : `, ${numberText(test.share)}`})`;
  }
}

const isMethod = (operator: string): boolean => ['contains', 'startsWith', 'endsWith'].includes(operator);

function textTestText({ subject, operator, value }: Extract<Test, { form: 'text' }>): string {
  const left = textSubjectText(subject);
  if (operator === 'in') return `${left} in [${[value].flat().map(quoted).join(', ')}]`;
  const text = quoted([value].flat()[0] ?? '');
  return isMethod(operator) ? `${left}.${operator}(${text})` : `${left} ${operator} ${text}`;
}

function numberSubjectText(subject: NumberSubject): string {
  switch (subject.of) {
    case 'metric':
      return subject.metric;
    case 'percentile':
      return `peer.percentile(${quoted(subject.metric)})`;
    case 'trend':
      return `trend(${quoted(subject.metric)})`;
    case 'daysSince':
    case 'daysOverdue':
      return `${subject.of}(${quoted(subject.milestone)})`;
    default:
      return `${subject.of}.${subject.field}`;
  }
}

const textSubjectText = (subject: TextSubject): string =>
  subject.of === 'band' ? 'health.band' : `account.${subject.field}`;

const quoted = (text: string): string => JSON.stringify(text);

/** A whole number beyond what CEL holds as one is written as the fraction that it is. */
function numberText(value: number): string {
  const text = String(value);
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(text) ? `${text}.0` : text;
}
