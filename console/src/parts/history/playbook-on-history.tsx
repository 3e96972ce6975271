import { List, SimpleGrid, Stack, Text } from '@mantine/core';
import { FigureCard } from '../charts/figure-card.tsx';
import { dayText, numberText } from '../formats.ts';
import { TableView } from '../table-view.tsx';
import { Figures, type Told } from './figures.tsx';
import { FlaggedTable } from './flagged-table.tsx';
import { ToBeAwareOf } from './to-be-aware-of.tsx';
import type { FoundOf } from './use-preview.ts';
import { WeekBars } from './week-bars.tsx';

type Found = FoundOf<'playbook'>;

/** What a playbook would have done, had its rules been live. */
export function PlaybookOnHistory({ result }: { result: Found }) {
  const { from, to, weeks, started, startedLeftOut, notes } = result;
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {dayText(from)} to {dayText(to)}, had its rules been live.
      </Text>
      <Figures figures={figuresOf(result)} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
        <FigureCard title="Runs by week">
          <WeekBars label="Runs by week" what="Runs" weeks={weeks.map(({ week, runs }) => ({ week, count: runs }))} />
        </FigureCard>
        <Steps result={result} />
      </SimpleGrid>
      <TableView
        caption="Rules that start it"
        rows={result.starters}
        rowKey={({ ruleId }) => ruleId}
        columns={[
          { key: 'rule', label: 'Rule', value: ({ label }) => label },
          { key: 'mode', label: 'Mode', value: ({ mode }) => mode },
          { key: 'firings', label: 'Alerts', value: ({ firings }) => firings, align: 'right' },
          { key: 'accounts', label: 'Accounts', value: ({ accounts }) => accounts, align: 'right' },
        ]}
      />
      <FlaggedTable caption="Accounts it would have been for" flagged={started} leftOut={startedLeftOut} />
      <ToBeAwareOf notes={notes} />
    </Stack>
  );
}

function figuresOf({ runs, heldOut, accounts, mails, tasks }: Found): Told[] {
  const alone = heldOut > 0 ? `, and ${numberText(heldOut)} left alone to measure its effect` : '';
  const load = tasks.perCsmAndWeek === undefined ? '' : `${numberText(tasks.perCsmAndWeek, 2)} per CSM and week`;
  return [
    { label: 'Runs', value: numberText(runs), note: `for ${numberText(accounts)} accounts${alone}` },
    {
      label: 'Mails to customers, at most',
      value: numberText(mails.most),
      note: `${numberText(mails.waiting)} of them would have waited for the caps`,
    },
    { label: 'Tasks, at most', value: numberText(tasks.most), note: load },
  ];
}

function Steps({ result: { steps, perRun } }: { result: Found }) {
  return (
    <FigureCard title="A run" description={`takes ${numberText(perRun.days)} days at most`}>
      <List type="ordered" size="sm" spacing={4}>
        {steps.map(({ stepId, says, onDay }) => (
          <List.Item key={stepId}>
            Day {numberText(onDay)}: {says}
          </List.Item>
        ))}
      </List>
    </FigureCard>
  );
}
