import { Chip, Fieldset, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { Section } from '../../parts/section.tsx';
import { ListSetting, TextSetting } from './setting-fields.tsx';
import type { SettingsFile } from './settings-file.ts';

/** When customers are written to, and how often at most. */
export function SendingFields({ settings }: { settings: SettingsFile }) {
  return (
    <Stack>
      <Section
        title="Hours"
        note="By the customer's own clock; the time zone is for those whose own is not known. What comes in between waits."
      >
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <TextSetting settings={settings} path={['time-zone']} label="Time zone" placeholder="Europe/Zurich" />
          <TextSetting settings={settings} path={['quiet-hours', 'from']} label="Quiet from" placeholder="17:30" />
          <TextSetting settings={settings} path={['quiet-hours', 'until']} label="Quiet until" placeholder="08:30" />
        </SimpleGrid>
      </Section>
      <Section title="Days" note="Nobody is written to on other days, nor on holidays.">
        <Stack>
          <WorkingDays settings={settings} />
          <ListSetting
            settings={settings}
            path={['holidays']}
            label="Holidays"
            description="Days such as 2026-12-25; Enter adds one."
            placeholder="YYYY-MM-DD"
          />
        </Stack>
      </Section>
      <Section
        title="Caps"
        note="Over all playbooks together. What is over a cap waits; what waits too long is dropped, never sent stale."
      >
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <TextSetting settings={settings} path={['caps', 'person']} label="To a person" placeholder="2 per 7 days" />
          <TextSetting
            settings={settings}
            path={['caps', 'account']}
            label="To an account"
            placeholder="4 per 14 days"
          />
          <TextSetting settings={settings} path={['give-up-after-days']} label="Dropped after (days)" isNumber />
        </SimpleGrid>
      </Section>
    </Stack>
  );
}

const WEEK = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
] as const;

function WorkingDays({ settings }: { settings: SettingsFile }) {
  const chosen = settings.list(['working-days']);
  const fault = settings.faultAt(['working-days']);
  const change = (days: string[]) =>
    settings.set(
      ['working-days'],
      WEEK.map(([day]) => day).filter((day) => days.includes(day)),
    );
  return (
    <Fieldset legend="Working days" disabled={!settings.mayEdit}>
      <Chip.Group multiple value={chosen} onChange={change}>
        <Group gap="xs">
          {WEEK.map(([day, label]) => (
            <Chip key={day} value={day} size="sm">
              {label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {fault && (
        <Text size="xs" c="red" mt={4}>
          {fault}
        </Text>
      )}
    </Fieldset>
  );
}
