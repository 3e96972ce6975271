import '@mantine/spotlight/styles.css';
import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconBuilding, IconMoon, IconSearch, IconSun, IconUserPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useRead } from '../api/use-read.ts';
import { useMe } from '../parts/use-me.ts';
import { navigation } from './navigation.ts';

const [store, { open }] = createSpotlight();
const SHOWN = 7;

/** Goes anywhere by typing: pages, accounts by name, and what can be done from everywhere. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState('');
  useEffect(() => open(), []);
  const groups = useGroups(query.trim());
  return (
    <Spotlight
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      actions={groups}
      filter={(_, actions) => actions}
      nothingFound="Nothing is called that."
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: 'A page, an account, something to do…',
        'aria-label': 'Search',
      }}
      scrollable
      maxHeight={460}
    />
  );
}

/** What fits what was typed, in groups; groups without anything are left out. */
function useGroups(query: string): SpotlightActionGroupData[] {
  const groups = [usePages(), useAccounts(query), useActions()];
  const fits = (text = '') => text.toLowerCase().includes(query.toLowerCase());
  return groups
    .map(({ group, actions }) => ({
      group,
      // The service has found the accounts: by their ids, too.
      actions:
        group === ACCOUNTS ? actions : actions.filter(({ label, description }) => fits(label) || fits(description)),
    }))
    .filter(({ actions }) => actions.length > 0);
}

function usePages(): SpotlightActionGroupData {
  const navigate = useNavigate();
  const { mayUse } = useMe();
  const places = navigation.flatMap(({ label, places }) => places.map((place) => ({ ...place, part: label })));
  return {
    group: 'Pages',
    actions: places
      .filter(({ role }) => mayUse(role))
      .map(({ to, label, part, icon: Icon }) => ({
        id: to,
        label,
        description: part,
        leftSection: <Icon size={18} />,
        onClick: () => void navigate({ to }),
      })),
  };
}

const ACCOUNTS = 'Accounts';

function useAccounts(query: string): SpotlightActionGroupData {
  const navigate = useNavigate();
  const [text] = useDebouncedValue(query, 150);
  const isAsked = text.length > 1;
  const { data } = useRead(
    'listAccounts',
    { query: { text, customers: 'all', fields: 'name,owner', limit: SHOWN } },
    { enabled: isAsked },
  );
  const found = isAsked ? (data?.accounts ?? []) : [];
  return {
    group: ACCOUNTS,
    actions: found.map(({ accountId, name, owner }) => ({
      id: `account ${accountId}`,
      label: name ?? accountId,
      description: owner,
      leftSection: <IconBuilding size={18} />,
      onClick: () => void navigate({ to: '/accounts/$accountId', params: { accountId } as never }),
    })),
  };
}

function useActions(): SpotlightActionGroupData {
  const navigate = useNavigate();
  const { mayUse } = useMe();
  const { setColorScheme } = useMantineColorScheme();
  const go =
    (to: string, search: object = {}) =>
    () =>
      void navigate({ to, search: search as never });
  const actions = [
    {
      id: 'light',
      label: 'Use light colours',
      leftSection: <IconSun size={18} />,
      onClick: () => setColorScheme('light'),
    },
    {
      id: 'dark',
      label: 'Use dark colours',
      leftSection: <IconMoon size={18} />,
      onClick: () => setColorScheme('dark'),
    },
  ];
  const invite = {
    id: 'invite',
    label: 'Invite a person',
    leftSection: <IconUserPlus size={18} />,
    onClick: go('/settings', { tab: 'people' }),
  };
  return { group: 'Actions', actions: mayUse('admin') ? [invite, ...actions] : actions };
}
