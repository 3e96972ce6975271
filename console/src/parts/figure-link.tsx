import { Card, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AddressTexts } from './use-address.ts';

type FigureProps = {
  label: string;
  value: ReactNode;
  /** What the figure is about, or how it moved. */
  note?: ReactNode;
  /** The list behind the figure. */
  to?: string;
  search?: AddressTexts;
};

/** A figure that people look at first; with `to` it opens the list behind it. */
export function Figure({ label, value, note, to, search }: FigureProps) {
  const card = (
    <Card withBorder padding="md" h="100%">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="div" fz={26} fw={650} lh={1.25}>
        {value}
      </Text>
      {note && (
        <Text component="div" size="sm" c="dimmed">
          {note}
        </Text>
      )}
    </Card>
  );
  if (!to) return card;
  return (
    <UnstyledButton component={Link} to={to} search={search as never}>
      {card}
    </UnstyledButton>
  );
}
