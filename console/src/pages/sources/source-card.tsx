import { Anchor, Box, Card, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { dayText, numberText, timeText } from '../../parts/formats.ts';
import type { Source } from './source.ts';
import { StateBadge } from './state-badge.tsx';

type SourceCardProps = { source: Source; onShowImport: (importId: string) => void };

/** A source: how it stands and why, how far it tells, what it feeds, and its last import. */
export function SourceCard({ source, onShowImport }: SourceCardProps) {
  const { state, because, lastImportId, lastImportAt, newestDay, accounts, files, bytes } = source;
  return (
    <Card withBorder component="section" aria-label={source.source}>
      <Group justify="space-between" mb="xs">
        <Title order={2}>{source.source}</Title>
        <StateBadge state={state} />
      </Group>
      {because && (
        <Text size="sm" fw={state === 'fresh' ? undefined : 600} mb="xs">
          {sentence(because)} {remedies[state]}
        </Text>
      )}
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
        <Fact label="Newest day" value={newestDay ? dayText(newestDay) : 'none'} />
        <Fact
          label="Last import"
          value={lastImportAt ? timeText(lastImportAt) : 'none'}
          onClick={lastImportId ? () => onShowImport(lastImportId) : undefined}
        />
        <Fact label="Customers it tells of" value={accounts === undefined ? 'not counted yet' : numberText(accounts)} />
        <Fact label="Files" value={`${numberText(files)}, ${bytesText(bytes)}`} />
      </SimpleGrid>
      <Kinds source={source} />
      <Feeds source={source} />
    </Card>
  );
}

/** What to do where something is wrong. */
const remedies: Record<Source['state'], string> = {
  fresh: '',
  stale: 'What rests on it counts as unknown until it comes: see that its export runs.',
  failed: 'The last run went on without it: correct the files or the mapping, and the next run takes it in.',
  'never-delivered': 'Import its files again once they hold rows that the mapping fits.',
};

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;

function Fact({ label, value, onClick }: { label: string; value: string; onClick?: () => void }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      {onClick ? (
        <Anchor component="button" type="button" size="sm" onClick={onClick}>
          {value}
        </Anchor>
      ) : (
        <Text size="sm">{value}</Text>
      )}
    </div>
  );
}

function Kinds({ source: { freshness } }: { source: Source }) {
  const kinds = Object.entries(freshness).sort(([a], [b]) => a.localeCompare(b));
  if (kinds.length === 0) return null;
  return (
    <Text size="sm" mt="sm">
      <Text span inherit c="dimmed">
        Tells of{' '}
      </Text>
      {kinds.map(([kind, day]) => `${kind} until ${dayText(day)}`).join(', ')}
    </Text>
  );
}

function Feeds({ source: { feeds } }: { source: Source }) {
  if (feeds.length === 0)
    return (
      <Text size="sm" c="dimmed" mt="xs">
        No metric rests on it.
      </Text>
    );
  return (
    <Box component="details" mt="xs">
      <Text component="summary" size="sm" style={{ cursor: 'pointer' }}>
        {`${numberText(feeds.length)} metrics rest on it`}
      </Text>
      <Text size="sm" c="dimmed" mt={4}>
        {feeds.join(', ')}
      </Text>
    </Box>
  );
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

function bytesText(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = UNITS[step];
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, maximumFractionDigits: 1 }).format(
    bytes / 1000 ** step,
  );
}
