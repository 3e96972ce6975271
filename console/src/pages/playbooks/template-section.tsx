import { Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Section } from '../../parts/section.tsx';
import { useMe } from '../../parts/use-me.ts';
import { FileText } from '../../workflows/file-text.tsx';
import type { WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { MessagePreview } from './message-preview.tsx';

type TemplateSectionProps = {
  draft: WorkflowsDraft;
  playbookId: string;
  templates: readonly string[];
  wanted?: string;
};

/** The messages of a playbook: as an account would get them, and the templates that they are written from. */
export function TemplateSection({ draft, playbookId, templates, wanted }: TemplateSectionProps) {
  const [chosen, choose] = useState<string>();
  const [as, show] = useState('seen');
  const { mayUse } = useMe();
  const template = [chosen, wanted, templates[0]].find((one) => one !== undefined && templates.includes(one));
  if (template === undefined) return null;
  return (
    <Section
      title="Messages"
      note="As an account would get them today. Nothing is sent."
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Message as"
          data={[
            { value: 'seen', label: 'As seen' },
            { value: 'html', label: 'HTML' },
            { value: 'txt', label: 'Text' },
          ]}
          value={as}
          onChange={show}
        />
      }
    >
      <Stack gap="sm">
        <Group>
          <Select
            label="Template"
            data={templates.map((id) => ({ value: id, label: id }))}
            value={template}
            allowDeselect={false}
            onChange={(id) => id && choose(id)}
          />
        </Group>
        {as !== 'seen' && <FileText draft={draft} path={`templates/${template}.${as}`} minHeight={220} />}
        {as === 'seen' &&
          (mayUse('csm') ? (
            <MessagePreview draft={draft} template={template} playbook={playbookId} />
          ) : (
            <Text size="sm">Seeing an account’s message takes the role of a CSM.</Text>
          ))}
      </Stack>
    </Section>
  );
}
