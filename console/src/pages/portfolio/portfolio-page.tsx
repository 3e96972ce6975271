import { Grid, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { IconDatabaseImport } from '@tabler/icons-react';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { dayText } from '../../parts/formats.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { BandsOverTime } from './bands-over-time.tsx';
import { Implementation } from './implementation.tsx';
import { KeyFigures } from './key-figures.tsx';
import type { Portfolio } from './portfolio.ts';
import { Renewals } from './renewals.tsx';
import { Sources } from './sources.tsx';
import { WhatChanged } from './what-changed.tsx';

/** How far back the bands are drawn. */
const DAYS = 90;

/** The first page: how the customers stand, what changed since yesterday, and what is coming. */
export function PortfolioPage() {
  const read = useRead('showPortfolio', { query: { days: DAYS } });
  const day = read.data?.day;
  return (
    <Page title="Portfolio" description={day ? `Your customers as they stood on ${dayText(day)}.` : 'Your customers.'}>
      <WhenRead read={read} loading={<Loading />}>
        {(portfolio) => (portfolio.day ? <Glance portfolio={portfolio} /> : <NothingYet />)}
      </WhenRead>
    </Page>
  );
}

function Glance({ portfolio }: { portfolio: Portfolio }) {
  return (
    <Stack gap="md">
      <KeyFigures portfolio={portfolio} />
      <Grid gap="md" align="stretch">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <WhatChanged portfolio={portfolio} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="md">
            <Implementation portfolio={portfolio} />
            <Sources portfolio={portfolio} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <BandsOverTime portfolio={portfolio} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Renewals portfolio={portfolio} />
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function NothingYet() {
  return (
    <EmptyState icon={IconDatabaseImport} title="No day has been judged yet">
      This page says how your customers stand and what changed overnight. Import an export with{' '}
      <code>holdfast import</code>, then judge a day with <code>holdfast run</code>; from then on it happens every
      morning.
    </EmptyState>
  );
}

function Loading() {
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
        {['customers', 'at risk', 'revenue', 'implemented'].map((figure) => (
          <Skeleton key={figure} height={107} radius="md" />
        ))}
      </SimpleGrid>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Skeleton height={520} radius="md" />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Skeleton height={520} radius="md" />
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
