import { SimpleGrid, Stack } from '@mantine/core';
import { Section } from '../../parts/section.tsx';
import { BrandFields } from './brand-fields.tsx';
import { ListSetting, TextSetting } from './setting-fields.tsx';
import type { SettingsFile } from './settings-file.ts';

/** Whose name stands below what customers get. */
export function CompanyFields({ settings }: { settings: SettingsFile }) {
  return (
    <Stack>
      <Section title="Company" note="It stands at the foot of every message.">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextSetting settings={settings} path={['company', 'name']} label="Name" />
          <TextSetting settings={settings} path={['company', 'address']} label="Postal address" />
        </SimpleGrid>
      </Section>
      <Section title="Sender" note="Messages come from this name and address; answers go there.">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextSetting settings={settings} path={['sender', 'name']} label="Name" />
          <TextSetting settings={settings} path={['sender', 'address']} label="Address" />
        </SimpleGrid>
      </Section>
      <BrandFields settings={settings} />
      <Section title="Executives" note="Escalations go to them.">
        <ListSetting settings={settings} path={['executives']} label="E-mail addresses" description="Enter adds one." />
      </Section>
    </Stack>
  );
}
