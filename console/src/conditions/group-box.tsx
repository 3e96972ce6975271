import { Button, Group as Row, Select, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Scope } from '../../../lib/domain/expressions/helpers.ts';
import { addPart, inGroup, rejoin, removePart, replacePart } from './change-condition.ts';
import { type Group, newKey, type Part } from './condition.ts';
import classes from './conditions.module.css';
import { PartMenu } from './part-menu.tsx';
import { testFor } from './questions.ts';
import { TestRow } from './test-row.tsx';
import { TextRow } from './text-row.tsx';
import { subjectsOf, type Vocabulary } from './vocabulary.ts';

type GroupBoxProps = {
  group: Group;
  root?: boolean;
  /** Absent: it is only shown. */
  onChange?: (group: Group) => void;
  /** Takes the group out of the one it stands in. */
  onRemove?: () => void;
  scope: Scope;
  vocabulary: Vocabulary;
};

/** Conditions that belong together: all must hold, or one of them. */
export function GroupBox({ group, root = false, onChange, onRemove, scope, vocabulary }: GroupBoxProps) {
  const { parts } = group;
  const add = (part: Part) => onChange?.(addPart(group, group.key, part));
  return (
    <fieldset className={classes.group} data-root={root || undefined} aria-label={joinWords(group)}>
      {(parts.length > 1 || !root || group.negated) && (
        <JoinChoice group={group} onChange={onChange} onRemove={onRemove} />
      )}
      <Stack gap={6}>
        {parts.map((part) => (
          <PartBox key={part.key} part={part} {...{ group, onChange, scope, vocabulary }} />
        ))}
        {parts.length === 0 && (
          <Text size="sm" c="dimmed">
            {onChange ? 'Nothing is asked yet. Add the first condition.' : 'Nothing is asked.'}
          </Text>
        )}
      </Stack>
      {onChange && (
        <Row gap="xs" mt="xs">
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={14} />}
            onClick={() => add(aTest(vocabulary, scope))}
          >
            Condition
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => add(inGroup(aTest(vocabulary, scope), group.join === 'all' ? 'any' : 'all'))}
          >
            Group
          </Button>
        </Row>
      )}
    </fieldset>
  );
}

function aTest(vocabulary: Vocabulary, scope: Scope): Part {
  const metric = vocabulary.metrics.find(({ form }) => form === 'value');
  const first = metric ? `metric:${metric.metric}` : (subjectsOf(vocabulary, scope)[0]?.key ?? 'account:plan');
  return { kind: 'test', key: newKey(), negated: false, test: testFor(first, undefined) };
}

const joinOptions = [
  { value: 'all', label: 'All of these hold' },
  { value: 'any', label: 'At least one of these holds' },
  { value: 'not-all', label: 'Not all of these hold' },
  { value: 'not-any', label: 'None of these holds' },
];

const joinKey = ({ join, negated }: Group) => `${negated ? 'not-' : ''}${join}`;
const joinWords = (group: Group) => joinOptions.find(({ value }) => value === joinKey(group))?.label ?? '';

function JoinChoice({ group, onChange, onRemove }: Pick<GroupBoxProps, 'group' | 'onChange' | 'onRemove'>) {
  if (!onChange)
    return (
      <Text size="xs" fw={600} c="dimmed" mb={6}>
        {joinWords(group)}
      </Text>
    );
  const choose = (key: string | null) => {
    if (key) onChange(rejoin(group, { join: key.endsWith('any') ? 'any' : 'all', negated: key.startsWith('not-') }));
  };
  return (
    <Row justify="space-between" wrap="nowrap" mb={6}>
      <Select
        size="xs"
        w={230}
        aria-label="How these belong together"
        data={joinOptions}
        value={joinKey(group)}
        onChange={choose}
        allowDeselect={false}
      />
      {onRemove && <PartMenu what="group" onRemove={onRemove} />}
    </Row>
  );
}

type PartBoxProps = Pick<GroupBoxProps, 'group' | 'onChange' | 'scope' | 'vocabulary'> & { part: Part };

function PartBox({ part, group, onChange, scope, vocabulary }: PartBoxProps) {
  const replace = onChange && ((changed: Part) => onChange(replacePart(group, part.key, () => changed)));
  const onRemove = onChange && (() => onChange(removePart(group, part.key)));
  if (part.kind === 'group') return <GroupBox group={part} onChange={replace} {...{ onRemove, scope, vocabulary }} />;
  const onGroup = replace && (() => replace(inGroup(part, group.join === 'all' ? 'any' : 'all')));
  const menu = { onRemove, onGroup };
  if (part.kind === 'text') return <TextRow part={part} onChange={replace} menu={menu} />;
  return <TestRow part={part} onChange={replace} menu={menu} {...{ scope, vocabulary }} />;
}
