import { List, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { AccountLink } from '../account-link.tsx';
import { FigureCard } from '../charts/figure-card.tsx';
import { dayText, numberText, shareText } from '../formats.ts';
import { TableView } from '../table-view.tsx';
import { Figures } from './figures.tsx';
import { FlaggedTable } from './flagged-table.tsx';
import { foresightOf, loadOf } from './rule-words.ts';
import { ToBeAwareOf } from './to-be-aware-of.tsx';
import type { FoundOf } from './use-preview.ts';
import { WeekBars } from './week-bars.tsx';

type Found = FoundOf<'rule'>;
type Effect = NonNullable<Found['live']>;

/** What a rule would have done; with a draft, both, and whom only one of them flags. */
export function RuleOnHistory({ result }: { result: Found }) {
  const { from, to, customers, live, draft, notes, horizonDays } = result;
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {dayText(from)} to {dayText(to)}, {numberText(customers)} customers. Each day is judged by what was known then.
      </Text>
      {draft && (
        <EffectView title={live ? 'The draft' : 'The draft, a new rule'} effect={draft} horizonDays={horizonDays} />
      )}
      {live && <EffectView title={draft ? 'As published' : undefined} effect={live} horizonDays={horizonDays} />}
      {live && draft && <Apart result={result} />}
      {notes.length > 0 && <ToBeAwareOf notes={notes} />}
    </Stack>
  );
}

function EffectView({ title, effect, horizonDays }: { title?: string; effect: Effect; horizonDays: number }) {
  return (
    <Stack gap="sm" component="section" aria-label={title ?? effect.rule.label}>
      {title && <Title order={3}>{title}</Title>}
      <Figures figures={[...loadOf(effect), ...foresightOf(effect, horizonDays)]} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
        <FigureCard title="Alerts by week" table={() => <Weeks effect={effect} />}>
          <WeekBars
            label="Alerts by week"
            what="Alerts"
            weeks={effect.weeks.map(({ week, firings }) => ({ week, count: firings }))}
          />
        </FigureCard>
        <Overlap effect={effect} />
      </SimpleGrid>
      <FlaggedTable caption="Accounts it would have flagged" flagged={effect.flagged} leftOut={effect.flaggedLeftOut} />
    </Stack>
  );
}

function Weeks({ effect }: { effect: Effect }) {
  return (
    <TableView
      caption="Alerts by week"
      rows={effect.weeks}
      rowKey={({ week }) => week}
      columns={[
        { key: 'week', label: 'Week of', value: ({ week }) => week, cell: ({ week }) => dayText(week) },
        { key: 'firings', label: 'Alerts', value: ({ firings }) => firings, align: 'right' },
      ]}
    />
  );
}

function Overlap({ effect: { overlap } }: { effect: Effect }) {
  return (
    <FigureCard title="Other rules" description="that flag some of the same accounts in these days">
      {overlap.length === 0 ? (
        <Text size="sm">None: it tells something that no other rule does.</Text>
      ) : (
        <TableView
          caption="Rules that flag some of the same accounts"
          rows={overlap}
          rowKey={({ ruleId }) => ruleId}
          columns={[
            { key: 'rule', label: 'Rule', value: ({ ruleId }) => ruleId },
            { key: 'both', label: 'Both', value: ({ both }) => both, align: 'right' },
            { key: 'theirs', label: 'Theirs', value: ({ accounts }) => accounts, align: 'right' },
            {
              key: 'share',
              label: 'Of either',
              value: ({ jaccard }) => jaccard,
              cell: ({ jaccard }) => shareText(jaccard),
              align: 'right',
            },
          ]}
        />
      )}
    </FigureCard>
  );
}

function Apart({ result: { onlyLive = [], onlyDraft = [] } }: { result: Found }) {
  const lists = [
    { title: 'Only the draft flags', accounts: onlyDraft },
    { title: 'The draft no longer flags', accounts: onlyLive },
  ];
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {lists.map(({ title, accounts }) => (
        <FigureCard key={title} title={`${title} ${numberText(accounts.length)}`}>
          <List size="sm" listStyleType="none" mah={240} style={{ overflow: 'auto' }}>
            {accounts.map(({ accountId, name }) => (
              <List.Item key={accountId}>
                <AccountLink accountId={accountId} name={name} />
              </List.Item>
            ))}
          </List>
        </FigureCard>
      ))}
    </SimpleGrid>
  );
}
