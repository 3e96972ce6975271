import { AppShell, Burger, Group, NavLink, ScrollArea, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMe } from '../parts/use-me.ts';
import classes from './frame.module.css';
import { navigation, type Place } from './navigation.ts';
import { ThemeSwitch } from './theme-switch.tsx';

const isHere = ({ to }: Place, path: string) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`));

/** What is around every page: the header, and the navigation, which a small screen opens over the page. */
export function Frame() {
  const [isOpen, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes it
  useEffect(close, [pathname]);
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <a className={classes.skip} href="#main">
        Skip to the page
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Navigation" />
            <img src="/icon.svg" alt="" width={24} height={24} />
            <Text fw={650}>Holdfast</Text>
          </Group>
          <ThemeSwitch />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Navigation">
        <ScrollArea>
          <Places path={pathname} />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}

function Places({ path }: { path: string }) {
  const { mayUse } = useMe();
  return navigation.map(({ label, places }) => {
    const open = places.filter(({ role }) => mayUse(role));
    if (open.length === 0) return null;
    return (
      <div key={label} className={classes.group}>
        <Text size="xs" c="dimmed" fw={600} px="sm" pb={4}>
          {label}
        </Text>
        {open.map((place) => (
          <NavLink
            key={place.to}
            component={Link}
            to={place.to}
            label={place.label}
            leftSection={<place.icon size={18} />}
            active={isHere(place, path)}
            aria-current={isHere(place, path) ? 'page' : undefined}
          />
        ))}
      </div>
    );
  });
}
