import { Combobox, type ComboboxStore, Group, InputBase, ScrollArea, Text, useCombobox } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { Scope } from '../../../lib/domain/expressions/helpers.ts';
import { type Subject, spreadText, subjectsOf, type Vocabulary } from './vocabulary.ts';

type SubjectPickerProps = {
  value: string;
  onChange: (key: string) => void;
  scope: Scope;
  vocabulary: Vocabulary;
  /** Only subjects whose keys begin so. */
  only?: string;
};

/** As many as are shown at a time: whoever looks for another one types. */
const MOST = 60;

/** Chooses what a condition asks about, by searching names, labels and definitions. */
export function SubjectPicker({ value, onChange, scope, vocabulary, only = '' }: SubjectPickerProps) {
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
    },
  });
  const subjects = useMemo(() => subjectsOf(vocabulary, scope), [vocabulary, scope]);
  const chosen = subjects.find(({ key }) => key === value);
  return (
    <Combobox
      store={combobox}
      width={360}
      position="bottom-start"
      // A page of conditions has dozens of these, each with as many options: they are made when they are looked at.
      keepMounted={false}
      onOptionSubmit={(key) => {
        onChange(key);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button">
        <InputBase
          component="button"
          type="button"
          size="xs"
          pointer
          w={230}
          aria-label={`About: ${chosen?.label ?? value}`}
          rightSection={<Combobox.Chevron />}
          rightSectionPointerEvents="none"
          error={chosen ? undefined : true}
          onClick={() => combobox.toggleDropdown()}
        >
          <Text size="xs" truncate>
            {chosen?.label ?? value.slice(value.indexOf(':') + 1)}
          </Text>
        </InputBase>
      </Combobox.Target>
      <Combobox.Dropdown>
        <SubjectOptions subjects={subjects.filter(({ key }) => key.startsWith(only))} {...{ combobox, vocabulary }} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

type SubjectOptionsProps = { subjects: Subject[]; vocabulary: Vocabulary; combobox: ComboboxStore };

function SubjectOptions({ subjects, vocabulary, combobox }: SubjectOptionsProps) {
  const [search, setSearch] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is opened
  useEffect(() => {
    combobox.focusSearchInput();
    combobox.selectFirstOption();
  }, []);
  const found = matching(subjects, search);
  return (
    <>
      <Combobox.Search
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          combobox.updateSelectedOptionIndex();
        }}
        placeholder="Search metrics, milestones, …"
        aria-label="Search what the condition is about"
      />
      <Combobox.Options>
        <ScrollArea.Autosize mah={320} type="scroll">
          {found.length === 0 && <Combobox.Empty>Nothing is called that</Combobox.Empty>}
          {grouped(found.slice(0, MOST)).map(([group, options]) => (
            <Combobox.Group key={group} label={group}>
              {options.map((subject) => (
                <SubjectOption key={subject.key} subject={subject} vocabulary={vocabulary} />
              ))}
            </Combobox.Group>
          ))}
        </ScrollArea.Autosize>
      </Combobox.Options>
      {found.length > MOST && <Combobox.Footer fz="xs">{`${found.length - MOST} more: go on typing`}</Combobox.Footer>}
    </>
  );
}

function SubjectOption({ subject, vocabulary }: { subject: Subject; vocabulary: Vocabulary }) {
  const metric = vocabulary.metrics.find((one) => `metric:${one.metric}` === subject.key);
  const about = [subject.detail, metric && spreadText(metric)].filter(Boolean).join(' · ');
  return (
    <Combobox.Option value={subject.key}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm">{subject.label}</Text>
        {subject.unit && (
          <Text size="xs" c="dimmed">
            {subject.unit}
          </Text>
        )}
      </Group>
      {about && (
        <Text size="xs" c="dimmed" lineClamp={2}>
          {about}
        </Text>
      )}
    </Combobox.Option>
  );
}

/** Every word must be found; what begins with the first comes first. */
function matching(subjects: Subject[], search: string): Subject[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return subjects;
  const textOf = ({ label, names, group, detail = '' }: Subject) =>
    `${label} ${names} ${group} ${detail}`.toLowerCase();
  const rank = ({ label, names }: Subject) => {
    const [first = ''] = words;
    return label.toLowerCase().startsWith(first) || names.startsWith(first)
      ? 0
      : label.toLowerCase().includes(first)
        ? 1
        : 2;
  };
  return subjects
    .filter((subject) => words.every((word) => textOf(subject).includes(word)))
    .sort((a, b) => rank(a) - rank(b));
}

const grouped = (subjects: Subject[]): [string, Subject[]][] => [...Map.groupBy(subjects, ({ group }) => group)];
