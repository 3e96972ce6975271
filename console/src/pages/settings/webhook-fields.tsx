import { ActionIcon, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash, IconWebhook } from '@tabler/icons-react';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Section } from '../../parts/section.tsx';
import { TextSetting } from './setting-fields.tsx';
import type { SettingsFile } from './settings-file.ts';

const PATH = ['webhooks'] as const;

/** Where playbooks report to. */
export function WebhookFields({ settings }: { settings: SettingsFile }) {
  const endpoints = settings.entries(PATH);
  const add = () => settings.set(PATH, [...endpoints, { id: freeId(endpoints), url: 'https://' }]);
  const remove = (index: number) =>
    settings.set(
      PATH,
      endpoints.filter((_, at) => at !== index),
    );
  return (
    <Section
      title="Webhook endpoints"
      note={
        <>
          Steps of playbooks name them. Each is signed with the secret of its name (Standard Webhooks), which is stored
          outside of the console.
        </>
      }
      actions={
        settings.mayEdit && (
          <Button size="xs" variant="default" leftSection={<IconPlus size={16} />} onClick={add}>
            Add an endpoint
          </Button>
        )
      }
    >
      {endpoints.length === 0 && (
        <EmptyState icon={IconWebhook} title="Nothing is told by webhook">
          An endpoint is an address of yours that a playbook calls: a CRM, a chat, an automation.
        </EmptyState>
      )}
      <Stack>
        {endpoints.map((endpoint, index) => (
          <Group key={`${endpoint.id} ${endpoint.url}`} align="flex-start" wrap="nowrap">
            <TextSetting settings={settings} path={[...PATH, index, 'id']} label="Name" />
            <div style={{ flex: 1 }}>
              <TextSetting settings={settings} path={[...PATH, index, 'url']} label="Address" />
            </div>
            {settings.mayEdit && (
              <ActionIcon
                mt={28}
                variant="subtle"
                color="red"
                aria-label={`Remove ${endpoint.id}`}
                onClick={() => remove(index)}
              >
                <IconTrash size={18} />
              </ActionIcon>
            )}
          </Group>
        ))}
      </Stack>
      <Text size="xs" c="dimmed" mt="sm">
        The secret of an endpoint <Code>crm</Code> is <Code>webhooks/crm</Code>; docs/guides/playbooks.md says how to
        store it.
      </Text>
    </Section>
  );
}

function freeId(endpoints: readonly Record<string, string>[]): string {
  for (let number = endpoints.length + 1; ; number += 1) {
    if (!endpoints.some(({ id }) => id === `endpoint-${number}`)) return `endpoint-${number}`;
  }
}
