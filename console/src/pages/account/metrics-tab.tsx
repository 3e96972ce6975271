import { Card, Group, NativeSelect, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { dayText } from '../../parts/formats.ts';
import { Sparkline } from '../../parts/sparkline.tsx';
import { useAddress } from '../../parts/use-address.ts';
import classes from './account.module.css';
import type { AccountData } from './account-data.ts';
import { changeText, metricText, missingWords } from './metric-words.ts';

type Metric = AccountData['account']['metrics'][number];

/** Which of them: the ones the score or a rule hangs on are where an account differs most from its peers. */
const shows = { unusual: 'Unlike their peers', known: 'All that is known', missing: 'Not known' };
type Show = keyof typeof shows;

/** Every metric with its own past, before where its peers are. */
export function MetricsTab({ data }: { data: AccountData }) {
  const { metrics } = data.account;
  const [{ show, group }, change] = useAddress((texts) => ({
    show: (texts.show && texts.show in shows ? texts.show : 'unusual') as Show,
    group: texts.group ?? '',
  }));
  const groups = [...new Set(metrics.map((metric) => metric.group))];
  const inGroup = metrics.filter((metric) => group === '' || metric.group === group);
  const shown = chosen(inGroup, show);
  return (
    <Stack gap="md">
      <Group gap="sm" align="flex-end">
        <SegmentedControl
          aria-label="Which metrics"
          value={show}
          onChange={(next) => change({ show: next === 'unusual' ? undefined : next })}
          data={Object.entries(shows).map(([value, label]) => ({ value, label }))}
        />
        <NativeSelect
          aria-label="Group"
          value={group}
          onChange={(event) => change({ group: event.currentTarget.value })}
          data={[
            { value: '', label: 'All groups' },
            ...groups.map((one) => ({ value: one, label: one.replaceAll('-', ' ') })),
          ]}
        />
      </Group>
      <Text size="sm" c="dimmed">
        The line is their own last 13 weeks; the grey band holds the middle half of their peers, the dashed line their
        middle.
      </Text>
      {shown.length === 0 ? (
        <Text size="sm">
          Nothing of that kind: {show === 'unusual' ? 'they are much like their peers.' : 'look at another group.'}
        </Text>
      ) : (
        <div className={classes.metrics}>
          {shown.map((metric) => (
            <MetricCard key={metric.metric} metric={metric} values={data.series.values[metric.metric] ?? []} />
          ))}
        </div>
      )}
    </Stack>
  );
}

/** Windows of the same thing say much the same: the one of four weeks stands for them. */
function ofOneWindow(metrics: Metric[]): Map<string, Metric> {
  const chosen = new Map<string, Metric>();
  for (const metric of metrics) {
    const stem = metric.metric.replace(/_\d+d$/, '');
    if (!chosen.has(stem) || metric.metric.endsWith('_28d')) chosen.set(stem, metric);
  }
  return chosen;
}

const UNUSUAL = 10;

function chosen(metrics: Metric[], show: Show): Metric[] {
  if (show === 'missing') return metrics.filter(({ value }) => value === undefined);
  const known = metrics.filter(({ value }) => value !== undefined);
  if (show === 'known') return known;
  const distance = ({ peers }: Metric) => (peers ? Math.min(peers.percentile, 100 - peers.percentile) : 50);
  return [...ofOneWindow(known).values()]
    .filter(({ direction, peers }) => direction !== 'neutral' && peers && distance({ peers } as Metric) <= UNUSUAL)
    .sort((a, b) => distance(a) - distance(b));
}

function MetricCard({ metric, values }: { metric: Metric; values: (number | null)[] }) {
  const { label, value, change, missing, peers, newestDay, sources } = metric;
  const now = value === undefined ? missingWords(missing) : metricText(metric, value);
  const moved = change === undefined || change === 0 ? undefined : changeText(change);
  return (
    <Card withBorder padding="sm">
      <Title order={3} fz="sm" lh={1.3} mih={36}>
        {label}
      </Title>
      <Group gap={8} align="baseline" mb={4}>
        <Text fw={650} fz="lg">
          {now}
        </Text>
        {moved && (
          <Text size="xs" c="dimmed">
            {moved}
          </Text>
        )}
      </Group>
      {value !== undefined && (
        <Sparkline
          values={values}
          peers={peers}
          label={`${label}: ${now}${peers ? `; half of their peers between ${metricText(metric, peers.p25)} and ${metricText(metric, peers.p75)}` : ''}`}
        />
      )}
      <Text size="xs" c="dimmed" mt={6}>
        {peers
          ? `Above ${Math.round(peers.percentile)} % of ${peers.n} ${peers.group}`
          : 'Too few peers to compare with'}
        {newestDay && ` · ${sources.join(', ')}, ${dayText(newestDay)}`}
      </Text>
    </Card>
  );
}
