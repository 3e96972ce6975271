import { Anchor, Badge, Group, SimpleGrid, Text } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../parts/empty-state.tsx';
import { shareText } from '../../parts/formats.ts';
import { Section } from '../../parts/section.tsx';
import type { Outline, WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { WorkflowsPage } from '../../workflows/workflows-page.tsx';

/** What happens when a rule fires. */
export function PlaybooksPage() {
  return (
    <WorkflowsPage
      title="Playbooks"
      description="What happens when a rule fires: messages, tasks and waits, step by step."
    >
      {(draft) => <PlaybookCards draft={draft} />}
    </WorkflowsPage>
  );
}

function PlaybookCards({ draft }: { draft: WorkflowsDraft }) {
  const { playbooks } = draft.outline;
  if (playbooks.length === 0) {
    return (
      <EmptyState icon={IconArrowsSplit2} title="There is no playbook">
        A playbook is a file in the folder playbooks/: what to send, whom to give a task, when to wait.
      </EmptyState>
    );
  }
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      {playbooks.map((playbook) => (
        <PlaybookCard key={playbook.id} playbook={playbook} draft={draft} />
      ))}
    </SimpleGrid>
  );
}

function PlaybookCard({ playbook, draft }: { playbook: Outline['playbooks'][number]; draft: WorkflowsDraft }) {
  const { id, title, drawing, rules, templates, holdout } = playbook;
  const steps = drawing.steps.filter(({ kind }) => kind !== 'start' && kind !== 'end');
  const isDraft = draft.files[`playbooks/${id}.yaml`] !== undefined;
  const labels = rules.map((rule) => draft.outline.rules.find((one) => one.id === rule)?.label ?? rule);
  return (
    <Section
      title={title}
      note={
        <Anchor component={Link} to="/playbooks/$playbookId" params={{ playbookId: id } as never} size="sm">
          {id}
        </Anchor>
      }
      actions={
        isDraft && (
          <Badge variant="light" color="orange">
            draft
          </Badge>
        )
      }
    >
      <Group gap="md" mb="xs">
        <Text size="sm">{steps.length === 1 ? '1 step' : `${steps.length} steps`}</Text>
        <Text size="sm">{templates.length === 1 ? '1 template' : `${templates.length} templates`}</Text>
        {holdout > 0 && <Text size="sm">{`${shareText(holdout)} left alone, to measure its effect`}</Text>}
      </Group>
      <Text size="sm" c="dimmed">
        {labels.length === 0 ? 'No rule starts it.' : `Started by: ${labels.join(', ')}`}
      </Text>
    </Section>
  );
}
