import type { Test } from './condition.ts';
import { numberOperators, questionKeyOf, questionsFor, subjectKeyOf, textOperators } from './questions.ts';
import { subjectsOf, type Vocabulary } from './vocabulary.ts';

/** A test as a sentence: `Logins in 28 days is at least 3 logins`. */
export function testInWords(test: Test, vocabulary: Vocabulary): string {
  const key = subjectKeyOf(test);
  const subject = subjectsOf(vocabulary, 'account').find((one) => one.key === key);
  const label = subject?.label ?? key.slice(key.indexOf(':') + 1);
  const question = questionsFor(key, vocabulary, 'account').find((one) => one.key === questionKeyOf(test))?.label;
  switch (test.form) {
    case 'number': {
      const operator = numberOperators.find(({ value }) => value === test.operator)?.label;
      const unit = test.subject.of === 'metric' && subject?.unit !== 'ratio' ? ` ${subject?.unit ?? ''}` : '';
      const value = typeof test.value === 'number' ? `${test.value}${unit}` : labelOf(test.value.metric, vocabulary);
      return `${label} ${question ?? 'is'} ${operator} ${value}`.trim();
    }
    case 'text': {
      const operator = textOperators(test).find(({ value }) => value === test.operator)?.label;
      return `${label} ${operator} ${[test.value].flat().join(' or ')}`;
    }
    case 'flag':
      return label;
    case 'contact':
      return `There is a contact who is ${test.role}`;
    case 'moving':
      return `${label} ${question} by more than ${test.share ?? 'a tenth'}`;
    default:
      return `${label} ${question}`;
  }
}

const labelOf = (metric: string, { metrics }: Vocabulary) =>
  metrics.find((one) => one.metric === metric)?.label ?? metric;
