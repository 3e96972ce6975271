import { Anchor, Badge, Card, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { dayText } from '../../parts/formats.ts';
import type { Portfolio } from './portfolio.ts';
import classes from './sources.module.css';

type Source = Portfolio['sources'][number];

const LOOK: Record<Source['state'], { label: string; color: string; mark: string }> = {
  fresh: { label: 'Fresh', color: 'green', mark: '●' },
  stale: { label: 'Stale', color: 'yellow', mark: '▲' },
  failed: { label: 'Failed', color: 'red', mark: '■' },
  'never-delivered': { label: 'Never delivered', color: 'gray', mark: '○' },
};

/** Where each source stood when the day was judged: what is missing here is missing in every score. */
export function Sources({ portfolio: { sources } }: { portfolio: Portfolio }) {
  return (
    <Card withBorder padding="md" component="section" aria-labelledby="sources">
      <Title order={2} id="sources" mb="xs">
        <Anchor component={Link} to="/sources" inherit c="inherit">
          Sources
        </Anchor>
      </Title>
      {sources.length === 0 && (
        <Text size="sm" c="dimmed">
          No source is connected yet.
        </Text>
      )}
      <ul className={classes.list}>
        {sources.map((source) => (
          <li key={source.source}>
            <Line {...source} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Line({ source, state, because, newestDay }: Source) {
  const { label, color, mark } = LOOK[state];
  const note = state === 'fresh' ? newestDay && `up to ${dayText(newestDay)}` : because;
  return (
    <Group gap={8} justify="space-between" wrap="nowrap">
      <Text size="sm" truncate>
        {source}
      </Text>
      <Group gap={8} wrap="nowrap">
        {note && (
          <Text size="sm" c="dimmed" ta="right">
            {note}
          </Text>
        )}
        <Badge
          variant="light"
          color={color}
          tt="none"
          c="var(--mantine-color-text)"
          flex="none"
          leftSection={<span aria-hidden>{mark}</span>}
        >
          {label}
        </Badge>
      </Group>
    </Group>
  );
}
