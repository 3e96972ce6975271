import { Code, Group, Textarea } from '@mantine/core';
import type { TextPart } from './condition.ts';
import classes from './conditions.module.css';
import { PartMenu, type PartMenuProps } from './part-menu.tsx';

type TextRowProps = {
  part: TextPart;
  onChange?: (part: TextPart) => void;
  menu: Omit<PartMenuProps, 'what'>;
};

/** A part that has no drawing: it stands here as it is written. */
export function TextRow({ part, onChange, menu }: TextRowProps) {
  if (!onChange) return <Code block>{part.text}</Code>;
  return (
    <Group className={classes.row} align="flex-start" wrap="nowrap" gap="xs">
      <Textarea
        className={classes.grow}
        size="xs"
        autosize
        minRows={1}
        aria-label="A part that is written as text"
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={part.text}
        onChange={(event) => onChange({ ...part, text: event.currentTarget.value, source: undefined })}
      />
      <PartMenu what="part" {...menu} />
    </Group>
  );
}
