import { Skeleton, Stack, Text } from '@mantine/core';
import { useRead } from '../../api/use-read.ts';
import { WhenRead } from '../../parts/page.tsx';
import { DraftBar } from '../../workflows/draft-bar.tsx';
import { type Published, useWorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { CompanyFields } from './company-fields.tsx';
import { SendingFields } from './sending-fields.tsx';
import { settingsFile, settingsIn } from './settings-file.ts';
import { WebhookFields } from './webhook-fields.tsx';

/** Which part of settings.yaml is shown. */
export type PolicyPart = 'company' | 'sending' | 'webhooks';

const parts = { company: CompanyFields, sending: SendingFields, webhooks: WebhookFields };

/** What settings.yaml says, as forms: a change joins the draft, which is checked, compared and published like any other. */
export function PolicyPanel({ part }: { part: PolicyPart }) {
  const read = useRead('showWorkflows', {});
  return (
    <WhenRead read={read} loading={<Skeleton height={480} radius="md" />}>
      {(published) => <Policy part={part} published={published} />}
    </WhenRead>
  );
}

function Policy({ part, published }: { part: PolicyPart; published: Published }) {
  const draft = useWorkflowsDraft(published);
  const settings = settingsIn(draft);
  const Fields = parts[part];
  if (!settings)
    return (
      <Text size="sm">
        {settingsFile} cannot be read as it stands in your draft. Discard the draft, or correct the file with Rules ›
        Text.
      </Text>
    );
  return (
    <Stack>
      <Fields settings={settings} />
      <DraftBar draft={draft} />
    </Stack>
  );
}
