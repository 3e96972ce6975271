import { NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import type { Scope } from '../../../lib/domain/expressions/helpers.ts';
import type { Comparison, Test, TextQuestion } from './condition.ts';
import { isDayField, numberOperators, textOperators } from './questions.ts';
import { SubjectPicker } from './subject-picker.tsx';
import type { Vocabulary } from './vocabulary.ts';

type TestValueProps = { test: Test; onChange: (test: Test) => void; scope: Scope; vocabulary: Vocabulary };

/** How the answer is compared, and with what. */
export function TestValue(props: TestValueProps) {
  const { test, onChange } = props;
  if (test.form === 'number') return <NumberAnswer {...props} test={test} />;
  if (test.form === 'text') return <TextAnswer test={test} onChange={onChange} />;
  if (test.form === 'contact') {
    return (
      <Select
        size="xs"
        w={170}
        aria-label="Role"
        data={contactRoles}
        value={test.role}
        allowDeselect={false}
        onChange={(role) => role && onChange({ ...test, role })}
      />
    );
  }
  if (test.form !== 'moving') return null;
  return (
    <NumberInput
      size="xs"
      w={110}
      aria-label="By more than (share)"
      placeholder="a tenth"
      min={0}
      step={0.1}
      value={test.share ?? ''}
      onChange={(share) => onChange({ ...test, share: typeof share === 'number' ? share : undefined })}
    />
  );
}

const contactRoles = ['champion', 'admin', 'executive-sponsor', 'billing', 'user'];

type NumberAnswerProps = Omit<TestValueProps, 'test'> & { test: Extract<Test, { form: 'number' }> };

function NumberAnswer({ test, onChange, scope, vocabulary }: NumberAnswerProps) {
  const metric = test.subject.of === 'metric' ? test.subject.metric : undefined;
  const unit = vocabulary.metrics.find((one) => one.metric === metric)?.unit;
  const { value } = test;
  return (
    <>
      <Select
        size="xs"
        w={105}
        aria-label="How it is compared"
        data={numberOperators}
        value={test.operator}
        allowDeselect={false}
        onChange={(operator) => operator && onChange({ ...test, operator: operator as Comparison })}
      />
      {typeof value === 'number' ? (
        <NumberInput
          size="xs"
          w={unit && unit !== 'ratio' ? 150 : 100}
          aria-label="Compared with"
          value={value}
          step={unit === 'ratio' ? 0.1 : 1}
          suffix={unit && unit !== 'ratio' ? ` ${unit}` : ''}
          onChange={(number) =>
            typeof number === 'number' && Number.isFinite(number) && onChange({ ...test, value: number })
          }
        />
      ) : (
        <SubjectPicker
          value={`metric:${value.metric}`}
          onChange={(key) => onChange({ ...test, value: { metric: key.slice('metric:'.length) } })}
          only="metric:"
          {...{ scope, vocabulary }}
        />
      )}
    </>
  );
}

type TextTest = Extract<Test, { form: 'text' }>;

function TextAnswer({ test, onChange }: { test: TextTest; onChange: (test: Test) => void }) {
  const choose = (operator: string | null) => {
    if (!operator) return;
    const values = [test.value].flat();
    const value = operator === 'in' ? values.filter((one) => one !== '') : (values[0] ?? '');
    onChange({ ...test, operator: operator as TextQuestion, value });
  };
  return (
    <>
      <Select
        size="xs"
        w={130}
        aria-label="How it is compared"
        data={textOperators(test)}
        value={test.operator}
        allowDeselect={false}
        onChange={choose}
      />
      <TextValue test={test} onChange={onChange} />
    </>
  );
}

const bands = ['green', 'yellow', 'red', 'unknown'];

function TextValue({ test, onChange }: { test: TextTest; onChange: (test: Test) => void }) {
  const values = [test.value].flat();
  const isBand = test.subject.of === 'band';
  if (test.operator === 'in') {
    const change = (value: string[]) => onChange({ ...test, value });
    return (
      <TagsInput
        size="xs"
        maw={320}
        aria-label="Any of"
        data={isBand ? bands : []}
        value={values}
        onChange={change}
        placeholder={values.length === 0 ? 'type, then Enter' : ''}
      />
    );
  }
  const change = (value: string) => onChange({ ...test, value });
  if (isBand) {
    return (
      <Select
        size="xs"
        w={120}
        aria-label="Band"
        data={bands}
        value={values[0]}
        allowDeselect={false}
        onChange={(band) => band && change(band)}
      />
    );
  }
  const isDay = test.subject.of === 'account' && isDayField(test.subject.field);
  return (
    <TextInput
      size="xs"
      w={170}
      aria-label="Compared with"
      type={isDay ? 'date' : 'text'}
      value={values[0] ?? ''}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
