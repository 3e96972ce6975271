import { Skeleton, Stack, Tabs } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useRead } from '../../api/use-read.ts';
import { dayText } from '../../parts/formats.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { useMe } from '../../parts/use-me.ts';
import classes from './account.module.css';
import { AccountActions } from './account-actions.tsx';
import type { AccountData } from './account-data.ts';
import { AccountHeader } from './account-header.tsx';
import { DealingsTab } from './dealings-tab.tsx';
import { MetricsTab } from './metrics-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { TimelineTab } from './timeline-tab.tsx';

const tabs = {
  overview: 'Overview',
  metrics: 'Metrics',
  people: 'People & contract',
  timeline: 'Timeline',
  rules: 'Rules',
};
type Tab = keyof typeof tabs;

const isTab = (text: string | undefined): text is Tab => text !== undefined && text in tabs;

/** One account: how they are, why, and what we do. */
export function AccountPage() {
  const { accountId = '' } = useParams({ strict: false }) as { accountId?: string };
  const [{ tab, day, since }, change] = useAddress((texts) => ({
    tab: isTab(texts.tab) ? texts.tab : ('overview' as const),
    day: texts.day,
    since: texts.since,
  }));
  const read = useRead('showAccountPage', { params: { accountId }, query: { day, since } });
  const data = read.data?.account.accountId === accountId ? read.data : undefined;
  const account = data?.account;
  return (
    <Page
      title={account?.attributes.name ?? (account ? accountId : 'Account')}
      description={account ? `As judged on ${dayText(account.day)}` : 'How they are, why, and what we do.'}
      actions={data && <AccountActions data={data} />}
    >
      <WhenRead read={data ? read : { ...read, data: undefined as never }} loading={<Loading />}>
        {(answer) => <Account data={answer} tab={tab} onChange={change} />}
      </WhenRead>
    </Page>
  );
}

type AccountProps = { data: AccountData; tab: Tab; onChange: ReturnType<typeof useAddress>[1] };

function Account({ data, tab, onChange }: AccountProps) {
  const { mayUse } = useMe();
  const shown = (Object.keys(tabs) as Tab[]).filter((one) => mayUse('csm') || !['people', 'timeline'].includes(one));
  return (
    <Stack gap="md">
      <AccountHeader data={data} />
      <Tabs
        value={tab}
        onChange={(next) => onChange({ tab: next === 'overview' ? undefined : (next ?? undefined) }, 'push')}
        keepMounted={false}
      >
        <Tabs.List className={classes.tabs} aria-label="Parts of the page">
          {shown.map((one) => (
            <Tabs.Tab key={one} value={one} ref={one === tab ? intoView : undefined}>
              {tabs[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview" pt="md">
          <OverviewTab data={data} onSince={(since) => onChange({ since })} />
        </Tabs.Panel>
        <Tabs.Panel value="metrics" pt="md">
          <MetricsTab data={data} />
        </Tabs.Panel>
        <Tabs.Panel value="people" pt="md">
          <DealingsTab data={data} />
        </Tabs.Panel>
        <Tabs.Panel value="timeline" pt="md">
          <TimelineTab accountId={data.account.accountId} />
        </Tabs.Panel>
        <Tabs.Panel value="rules" pt="md">
          <RulesTab data={data} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

/** On a small screen the open part may lie beside what is seen of the list. */
function intoView(tab: HTMLElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

function Loading() {
  return (
    <Stack gap="md">
      <Skeleton height={132} radius="md" />
      <Skeleton height={40} radius="md" />
      <Skeleton height={520} radius="md" />
    </Stack>
  );
}
