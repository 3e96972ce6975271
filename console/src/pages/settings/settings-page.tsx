import { Skeleton, Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Page } from '../../parts/page.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { useMe } from '../../parts/use-me.ts';
import { KeysPanel } from './keys-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';

const PolicyPanel = lazy(() => import('./policy-panel.tsx').then((module) => ({ default: module.PolicyPanel })));

const TABS = ['people', 'company', 'sending', 'webhooks', 'keys'] as const;
type Tab = (typeof TABS)[number];

/** What holds for the whole house: who may do what, in whose name and when it writes, where it reports to. */
export function SettingsPage() {
  const [tab, change] = useAddress(({ tab }): Tab => TABS.find((one) => one === tab) ?? 'people');
  const { mayUse } = useMe();
  return (
    <Page title="Settings" description="Who may do what, in whose name Holdfast writes, and when it does.">
      <Tabs value={tab} onChange={(next) => change({ tab: next ?? undefined }, 'push')} keepMounted={false}>
        <Tabs.List aria-label="Settings">
          <Tabs.Tab value="people">People</Tabs.Tab>
          <Tabs.Tab value="company">Company</Tabs.Tab>
          <Tabs.Tab value="sending">Sending</Tabs.Tab>
          <Tabs.Tab value="webhooks">Webhooks</Tabs.Tab>
          {mayUse('admin') && <Tabs.Tab value="keys">API keys</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value={tab} pt="md">
          <Suspense fallback={<Skeleton height={480} radius="md" />}>
            {tab === 'people' && <PeoplePanel />}
            {tab === 'keys' && <KeysPanel />}
            {tab !== 'people' && tab !== 'keys' && <PolicyPanel part={tab} />}
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
