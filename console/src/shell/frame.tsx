import { ActionIcon, AppShell, Burger, Button, Group, Kbd, NavLink, ScrollArea, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useMe } from '../parts/use-me.ts';
import classes from './frame.module.css';
import { HouseMark } from './house-mark.tsx';
import { navigation, type Place } from './navigation.ts';
import { Notices } from './notices.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { Who } from './who.tsx';

const Palette = lazy(() => import('./palette.tsx').then((module) => ({ default: module.Palette })));

const isHere = ({ to }: Place, path: string) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`));

/** What is around every page: the header, and the navigation, which a small screen opens over the page. */
export function Frame() {
  const [isOpen, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes it
  useEffect(close, [pathname]);
  const main = useFocusOnArrival(pathname);
  const { brand } = useMe();
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <a className={classes.skip} href="#main">
        Skip to the page
      </a>
      <AppShell.Header style={brand?.colour ? { boxShadow: `inset 0 3px ${brand.colour}` } : undefined}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Navigation" />
            <HouseMark />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Search />
            <ThemeSwitch />
            <Who />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Navigation">
        <ScrollArea type="hover" scrollbarSize={6}>
          <Places path={pathname} />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} ref={main} className={classes.main}>
        <Notices />
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}

/** Another page takes the focus, so that whoever listens or types goes on there; the first one leaves it to the browser. */
function useFocusOnArrival(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const former = useRef(pathname);
  useEffect(() => {
    if (former.current === pathname) return;
    former.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

/** Opens the palette, which is loaded when it is first asked for. */
function Search() {
  const [isOpen, setOpen] = useState(false);
  useHotkeys([['mod+K', () => setOpen(true)]], [], true);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        visibleFrom="sm"
        leftSection={<IconSearch size={16} />}
        rightSection={<Kbd size="xs">Ctrl K</Kbd>}
        onClick={() => setOpen(true)}
      >
        Search
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        hiddenFrom="sm"
        aria-label="Search"
        onClick={() => setOpen(true)}
      >
        <IconSearch size={18} />
      </ActionIcon>
      {isOpen && (
        <Suspense fallback={null}>
          <Palette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
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
            py={6}
            active={isHere(place, path)}
            aria-current={isHere(place, path) ? 'page' : undefined}
          />
        ))}
      </div>
    );
  });
}
