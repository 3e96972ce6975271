import { isKnownAt, type Scope } from '../../../lib/domain/expressions/helpers.ts';
import { type Comparison, comparisons, type Test, type TextQuestion } from './condition.ts';
import { hasChange, type Vocabulary } from './vocabulary.ts';

/** What can be asked about a subject, as a choice beside it. */
export type Question = { key: string; label: string };

/** The key of what a test is about, as `subjectsOf` has it. */
export function subjectKeyOf(test: Test): string {
  switch (test.form) {
    case 'number':
      if ('metric' in test.subject) return `metric:${test.subject.metric}`;
      if ('milestone' in test.subject) return `milestone:${test.subject.milestone}`;
      return `${test.subject.of}:${test.subject.field}`;
    case 'text':
      return test.subject.of === 'band' ? 'health:band' : `account:${test.subject.field}`;
    case 'flag':
      return `flag:${test.flag}`;
    case 'milestone':
      return `milestone:${test.milestone}`;
    case 'contact':
      return 'contact:';
    case 'has':
      return `account:${test.field}`;
    default:
      return `metric:${test.metric}`;
  }
}

/** The key of the question that a test asks. */
export function questionKeyOf(test: Test): string {
  if (test.form === 'number') return test.subject.of;
  if (test.form === 'milestone' || test.form === 'moving') return test.helper;
  return test.form;
}

const ofMetrics: (Question & { from: Scope; change?: true })[] = [
  { key: 'metric', label: 'is', from: 'metric' },
  { key: 'percentile', label: 'among peers (0–100) is', from: 'score' },
  { key: 'trend', label: 'against the window before is', from: 'metric', change: true },
  { key: 'rising', label: 'is rising', from: 'metric', change: true },
  { key: 'falling', label: 'is falling', from: 'metric', change: true },
  { key: 'known', label: 'is known', from: 'metric' },
];

const ofMilestones: (Question & { from: Scope; due?: true })[] = [
  { key: 'reached', label: 'is reached', from: 'milestone' },
  { key: 'overdue', label: 'is overdue', from: 'score', due: true },
  { key: 'daysSince', label: 'was reached, in days, since', from: 'milestone' },
  { key: 'daysOverdue', label: 'is overdue by days', from: 'score', due: true },
];

const ofTexts: Question[] = [
  { key: 'text', label: 'as text' },
  { key: 'has', label: 'is told by anybody' },
];

/** The questions there are about a subject; none where there is only one. */
export function questionsFor(subject: string, vocabulary: Vocabulary, scope: Scope): Question[] {
  const [kind, name = ''] = parts(subject);
  if (kind === 'metric') {
    const changes = hasChange(vocabulary, name);
    return ofMetrics.filter(({ from, change }) => isKnownAt(from, scope) && (!change || changes));
  }
  if (kind === 'milestone') {
    const isDue = vocabulary.milestones.some(({ id, dueDays }) => id === name && dueDays !== undefined);
    return ofMilestones.filter(({ from, due }) => isKnownAt(from, scope) && (!due || isDue));
  }
  return kind === 'account' ? ofTexts : [];
}

const parts = (subject: string): [string, string] => {
  const at = subject.indexOf(':');
  return [subject.slice(0, at), subject.slice(at + 1)];
};

/** A test of a subject that asks a question; what the former test said is kept where it fits. */
export function testFor(subject: string, question: string | undefined, former?: Test): Test {
  const [kind, name] = parts(subject);
  const number = {
    operator: former?.form === 'number' ? former.operator : '>=',
    value: former?.form === 'number' ? former.value : 0,
  } as const;
  switch (kind) {
    case 'metric':
      return metricTest(name, question ?? 'metric', number, former);
    case 'milestone':
      if (question === 'daysSince' || question === 'daysOverdue')
        return { form: 'number', subject: { of: question, milestone: name }, ...number };
      return { form: 'milestone', helper: question === 'overdue' ? 'overdue' : 'reached', milestone: name };
    case 'account':
      return question === 'has' ? { form: 'has', field: name } : textTest({ of: 'account', field: name }, former);
    case 'flag':
      return { form: 'flag', flag: name as 'implemented' };
    case 'contact':
      return { form: 'contact', role: former?.form === 'contact' ? former.role : 'champion' };
    case 'health':
      if (name === 'band') return textTest({ of: 'band' }, former, 'red');
      return { form: 'number', subject: { of: 'health', field: name }, ...number };
    default:
      return { form: 'number', subject: { of: 'risk', field: name }, ...number };
  }
}

type NumberPart = Pick<Extract<Test, { form: 'number' }>, 'operator' | 'value'>;

function metricTest(metric: string, question: string, number: NumberPart, former?: Test): Test {
  if (question === 'known') return { form: 'known', metric };
  if (question === 'rising' || question === 'falling') {
    const share = former?.form === 'moving' ? former.share : undefined;
    return { form: 'moving', helper: question, metric, ...(share !== undefined && { share }) };
  }
  const of = question === 'percentile' || question === 'trend' ? question : 'metric';
  return { form: 'number', subject: { of, metric }, ...number };
}

function textTest(subject: Extract<Test, { form: 'text' }>['subject'], former?: Test, first = ''): Test {
  const same = former?.form === 'text' && former.subject.of === subject.of ? former : undefined;
  return { form: 'text', subject, operator: same?.operator ?? '==', value: same?.value ?? first };
}

const comparisonWords: Record<Comparison, string> = {
  '<': 'less than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
  '==': 'exactly',
  '!=': 'not',
};

/** How numbers are compared. */
export const numberOperators = comparisons.map((operator) => ({ value: operator, label: comparisonWords[operator] }));

const textWords: Record<TextQuestion, string> = {
  '==': 'is',
  '!=': 'is not',
  in: 'is one of',
  contains: 'contains',
  startsWith: 'begins with',
  endsWith: 'ends with',
  '<': 'is before',
  '<=': 'is on or before',
  '>': 'is after',
  '>=': 'is on or after',
};

const forDays: TextQuestion[] = ['<', '<=', '>', '>=', '==', '!='];
const forBands: TextQuestion[] = ['==', '!=', 'in'];
const forTexts: TextQuestion[] = ['==', '!=', 'in', 'contains', 'startsWith', 'endsWith'];

/** Whether an attribute of an account is a day. */
export const isDayField = (field: string): boolean => field.endsWith('Day');

/** How a text is compared; one that is written but not usual here is offered too. */
export function textOperators({ subject, operator }: Extract<Test, { form: 'text' }>) {
  const usual = subject.of === 'band' ? forBands : isDayField(subject.field) ? forDays : forTexts;
  const offered = usual.includes(operator) ? usual : [...usual, operator];
  return offered.map((one) => ({ value: one, label: textWords[one] }));
}
