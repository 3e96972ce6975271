import { Accordion, Badge, Button, CopyButton, Group, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { AccountLink } from '../../../parts/account-link.tsx';
import { FigureCard } from '../../../parts/charts/figure-card.tsx';
import { dayText, numberText } from '../../../parts/formats.ts';
import { amountText } from '../../../parts/revenue.ts';
import { ShowAll } from '../parts/show-all.tsx';
import { useFirst } from '../parts/use-first.ts';
import { type Row, stateWords, type Unused } from './unused.ts';
import { UnusedTable } from './unused-table.tsx';

/** Account by account, the most money first, each with a first word. */
export function UnusedList({ report: { rows, rowsLeftOut } }: { report: Unused }) {
  const [shown, showAll] = useFirst(rows);
  return (
    <FigureCard
      title="The most money first"
      description={
        rowsLeftOut > 0
          ? `${numberText(rows.length)} accounts; ${numberText(rowsLeftOut)} with less money are not listed.`
          : 'Open one for a first word to the customer.'
      }
      table={() => <UnusedTable rows={rows} />}
    >
      <Accordion chevronPosition="left" styles={{ control: { paddingInline: 4 } }}>
        {shown.map((row) => (
          <Accordion.Item key={row.accountId} value={encodeURIComponent(row.accountId)}>
            <Accordion.Control>
              <Head row={row} />
            </Accordion.Control>
            <Accordion.Panel>
              <Detail row={row} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <ShowAll shown={shown.length} all={rows.length} onShow={showAll} />
    </FigureCard>
  );
}

function Head({ row: { name, accountId, state, seats, use, unused28, currency } }: { row: Row }) {
  const { label, mark, color } = stateWords[state];
  return (
    <Group gap="xs" justify="space-between">
      <Group gap="xs">
        <Text fw={600} size="sm">
          {name ?? accountId}
        </Text>
        <Badge
          variant="light"
          color={color}
          tt="none"
          c="var(--mantine-color-text)"
          leftSection={<span aria-hidden>{mark}</span>}
        >
          {label}
        </Badge>
        <Text size="sm" c="dimmed">
          {numberText(use.users28)} of {seats === undefined ? 'unknown' : numberText(seats)} seats
        </Text>
      </Group>
      <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {amountText(unused28?.mrr ?? 0, currency)}{' '}
        <Text span c="dimmed" inherit>
          a month
        </Text>
      </Text>
    </Group>
  );
}

function Detail({ row }: { row: Row }) {
  const { accountId, name, owner, mrr, currency, use, renewalDay, firstWord } = row;
  return (
    <div>
      <Text size="sm" mb="xs">
        <AccountLink accountId={accountId} name={name} inText /> pays {amountText(mrr, currency)} a month
        {renewalDay && ` and renews on ${dayText(renewalDay)}`}. {numberText(use.users90)} people in 90 days
        {use.by === 'busiest-day' ? ', on the busiest day' : ''}
        {use.lastDay && `, the last on ${dayText(use.lastDay)}`}. {owner && `CSM: ${owner}.`}
      </Text>
      <Text
        size="sm"
        component="blockquote"
        m={0}
        pl="sm"
        style={{ borderLeft: '3px solid var(--mantine-primary-color-filled)' }}
      >
        {firstWord}
      </Text>
      <CopyButton value={firstWord}>
        {({ copied, copy }) => (
          <Button
            size="compact-sm"
            variant="subtle"
            mt="xs"
            className="no-print"
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            onClick={copy}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
