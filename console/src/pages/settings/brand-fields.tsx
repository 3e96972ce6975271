import { Box, SimpleGrid, Text } from '@mantine/core';
import { isColour, isLogo } from '../../../../lib/domain/messages/brand.ts';
import { Section } from '../../parts/section.tsx';
import { TextSetting } from './setting-fields.tsx';
import type { SettingsFile } from './settings-file.ts';

/** What mails to customers, the console and printed minutes look like, and how that looks. */
export function BrandFields({ settings }: { settings: SettingsFile }) {
  const [colour, logo] = [settings.text(['brand', 'colour']), settings.text(['brand', 'logo'])];
  return (
    <Section title="Brand" note="Above mails to customers, in the console’s header and on printed minutes.">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextSetting
          settings={settings}
          path={['brand', 'colour']}
          label="Colour"
          description="Such as #0b6e4f; white must be readable on it."
          isOptional
        />
        <TextSetting
          settings={settings}
          path={['brand', 'logo']}
          label="Logo"
          description="Where it lies on the web."
          placeholder="https://…"
          isOptional
        />
      </SimpleGrid>
      {(colour || logo) && (
        <Box mt="sm" p="sm" bg="white" style={{ borderTop: `4px solid ${isColour(colour) ? colour : 'transparent'}` }}>
          {isLogo(logo) ? (
            <img src={logo} alt="The logo" height={40} referrerPolicy="no-referrer" />
          ) : (
            <Text size="sm" c="dark">
              {settings.text(['company', 'name'])}
            </Text>
          )}
        </Box>
      )}
    </Section>
  );
}
