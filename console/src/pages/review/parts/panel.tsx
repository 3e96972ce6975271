import { Card, Collapse, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconAddressBook, IconChevronDown, IconHeadset, IconSpeakerphone, IconTool } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { ReviewRole } from '../../../../../lib/domain/review/fact.ts';
import type { PanelSource } from '../../../../../lib/domain/review/panels.ts';
import { dayText } from '../../../parts/formats.ts';
import { roleWords } from '../words.ts';
import classes from './panel.module.css';

const icons: Record<ReviewRole, typeof IconTool> = {
  crm: IconAddressBook,
  support: IconHeadset,
  marketing: IconSpeakerphone,
  product: IconTool,
};

/** How deep a heading is. */
export type HeadingOrder = 2 | 3 | 4;

type PanelProps = {
  order: HeadingOrder;
  role: ReviewRole;
  sources: readonly PanelSource[];
  isOpen: boolean;
  onToggle?: () => void;
  children: ReactNode;
};

/** What one of the four applications says of an account, with how fresh it is; it can be folded where `onToggle` is given. */
export function Panel({ order, role, sources, isOpen, onToggle, children }: PanelProps) {
  const id = useId();
  const Icon = icons[role];
  const head = (
    <Group gap="xs" wrap="nowrap">
      <Icon size={18} aria-hidden />
      <Title order={order} fz="sm">
        {roleWords[role]}
      </Title>
      {onToggle && (
        <IconChevronDown size={16} aria-hidden className={classes.chevron} data-open={isOpen || undefined} />
      )}
    </Group>
  );
  return (
    <Card withBorder padding="sm" className={classes.panel}>
      {onToggle ? (
        <UnstyledButton onClick={onToggle} aria-expanded={isOpen} aria-controls={id} className={classes.head}>
          {head}
        </UnstyledButton>
      ) : (
        head
      )}
      <Collapse expanded={isOpen} id={id} keepMountedMode="display-none">
        <Stack gap="sm" pt="sm">
          {children}
          <Sources sources={sources} />
        </Stack>
      </Collapse>
    </Card>
  );
}

function Sources({ sources }: { sources: readonly PanelSource[] }) {
  if (sources.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        No source feeds this panel yet. Import one, and it speaks at the next review.
      </Text>
    );
  }
  return sources.map((source) => (
    <Text key={source.source} size="xs" className={classes.source} data-state={source.state}>
      {sourceText(source)}
    </Text>
  ));
}

function sourceText({ source, state, because, newestDay, knowsAccount }: PanelSource): string {
  if (!knowsAccount) return `${source} tells nothing of this account.`;
  if (state !== 'fresh') return `${source}: ${because ?? state}`;
  return newestDay ? `${source}, up to ${dayText(newestDay)}` : source;
}
