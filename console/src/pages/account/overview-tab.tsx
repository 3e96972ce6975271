import { Grid, Stack } from '@mantine/core';
import type { AccountData } from './account-data.ts';
import { ChangeSection } from './change-section.tsx';
import { HealthSection } from './health-section.tsx';
import { MilestonesSection } from './milestones-section.tsx';
import { OverridesSection } from './overrides-section.tsx';
import { RiskSection } from './risk-section.tsx';
import { WorkSection } from './work-section.tsx';

/** How they are, why, and what we do. */
export function OverviewTab({ data, onSince }: { data: AccountData; onSince: (since?: string) => void }) {
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 7 }} order={{ base: 2, md: 1 }}>
        <Stack gap="md">
          <HealthSection data={data} />
          <OverridesSection data={data} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }} order={{ base: 1, md: 2 }}>
        <Stack gap="md">
          <WorkSection data={data} />
          <ChangeSection data={data} onSince={onSince} />
          <RiskSection risk={data.account.risk} />
          <MilestonesSection account={data.account} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}
