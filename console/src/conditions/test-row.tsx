import { Badge, Group, Select, Text } from '@mantine/core';
import type { Scope } from '../../../lib/domain/expressions/helpers.ts';
import type { Test, TestPart } from './condition.ts';
import classes from './conditions.module.css';
import { PartMenu, type PartMenuProps } from './part-menu.tsx';
import { questionKeyOf, questionsFor, subjectKeyOf, testFor } from './questions.ts';
import { SubjectPicker } from './subject-picker.tsx';
import { TestValue } from './test-value.tsx';
import { testInWords } from './test-words.ts';
import { spreadText, type Vocabulary } from './vocabulary.ts';

type TestRowProps = {
  part: TestPart;
  onChange?: (part: TestPart) => void;
  menu: Omit<PartMenuProps, 'what'>;
  scope: Scope;
  vocabulary: Vocabulary;
};

/** One condition: of what, what is asked, and what the answer must be. */
export function TestRow({ part, onChange, menu, scope, vocabulary }: TestRowProps) {
  const { test, negated } = part;
  if (!onChange) return <Text size="sm">{`${negated ? 'not: ' : ''}${testInWords(test, vocabulary)}`}</Text>;
  const subject = subjectKeyOf(test);
  const change = (changed: Test) => onChange({ ...part, test: changed, source: undefined });
  const negate = () => onChange({ ...part, negated: !negated, source: undefined });
  const questions = questionsFor(subject, vocabulary, scope);
  return (
    <Group className={classes.row} gap={6} align="flex-start" wrap="nowrap">
      <div className={classes.grow}>
        <Group gap={6} role="group" aria-label={testInWords(test, vocabulary)}>
          {negated && (
            <Badge variant="light" color="orange">
              not
            </Badge>
          )}
          <SubjectPicker
            value={subject}
            onChange={(key) => change(testFor(key, undefined, test))}
            {...{ scope, vocabulary }}
          />
          {questions.length > 1 && (
            <Select
              size="xs"
              w={180}
              aria-label="What is asked"
              data={questions.map(({ key, label }) => ({ value: key, label }))}
              value={questionKeyOf(test)}
              onChange={(key) => key && change(testFor(subject, key, test))}
              allowDeselect={false}
            />
          )}
          <TestValue test={test} onChange={change} {...{ scope, vocabulary }} />
        </Group>
        <Typical test={test} vocabulary={vocabulary} />
      </div>
      <PartMenu
        what="condition"
        {...menu}
        onNegate={negate}
        isNegated={negated}
        onCompare={comparing(test, vocabulary, change)}
      />
    </Group>
  );
}

function comparing(test: Test, { metrics }: Vocabulary, change: (test: Test) => void): PartMenuProps['onCompare'] {
  if (test.form !== 'number') return undefined;
  if (typeof test.value !== 'number')
    return { label: 'Compare with a number', act: () => change({ ...test, value: 0 }) };
  const other = metrics.find(({ metric, form }) => form === 'value' && subjectKeyOf(test) !== `metric:${metric}`);
  return other && { label: 'Compare with a metric', act: () => change({ ...test, value: { metric: other.metric } }) };
}

/** What is usual, so that nobody has to guess a limit. */
function Typical({ test, vocabulary }: { test: Test; vocabulary: Vocabulary }) {
  const { form } = test;
  if (form !== 'number' || test.subject.of !== 'metric') return null;
  const { metric } = test.subject;
  const found = vocabulary.metrics.find((one) => one.metric === metric);
  const text = found && spreadText(found);
  return text ? (
    <Text size="xs" c="dimmed" mt={2}>
      {text}
    </Text>
  ) : null;
}
