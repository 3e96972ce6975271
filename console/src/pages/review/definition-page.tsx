import { Alert, Anchor, Button, List, SegmentedControl, Skeleton, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OperationAnswer } from '../../api/call-api.ts';
import { useRead } from '../../api/use-read.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { type AddressTexts, useAddress } from '../../parts/use-address.ts';
import { useMe } from '../../parts/use-me.ts';
import { EffectPanel } from './definition/effect-panel.tsx';
import { MilestoneForm } from './definition/milestone-form.tsx';
import { MILESTONES_FILE } from './definition/milestones-text.ts';
import { PublishPanel } from './definition/publish-panel.tsx';
import { type DefinitionDraft, useDefinition, useEffectOnCohorts } from './definition/use-definition.ts';
import { Section } from './parts/section.tsx';

/** What "implemented" means: edited here, with its effect on past cohorts shown before it is published. */
export function DefinitionPage() {
  const read = useRead('showWorkflows', {});
  return (
    <Page
      title="What “implemented” means"
      description="An account is implemented when it has reached every milestone that is needed. Extras are watched, not asked for."
      actions={
        <Button component={Link} to="/review" variant="default">
          Reviews
        </Button>
      }
    >
      <WhenRead read={read} loading={<Skeleton height={640} radius="md" />}>
        {(workflows) => <Definition key={workflows.version} workflows={workflows} />}
      </WhenRead>
    </Page>
  );
}

const readAddress = ({ as }: AddressTexts) => (as === 'text' ? 'text' : 'form');

function Definition({ workflows }: { workflows: OperationAnswer<'showWorkflows'> }) {
  const [as, change] = useAddress(readAddress);
  const { mayUse } = useMe();
  const draft = useDefinition(workflows);
  const effect = useEffectOnCohorts();
  const mayPublish = mayUse('leader');
  return (
    <>
      <Section
        title="Milestones"
        description={<MilestonesHint />}
        actions={
          <SegmentedControl
            aria-label="Edit as"
            size="xs"
            value={as}
            onChange={(value) => change({ as: value === 'text' ? 'text' : undefined })}
            data={[
              { value: 'form', label: 'Form' },
              { value: 'text', label: 'Text' },
            ]}
          />
        }
      >
        {as === 'form' ? (
          <MilestoneForm milestones={draft.milestones} isReadOnly={!mayPublish} onEdit={draft.edit} />
        ) : (
          <DefinitionText draft={draft} isReadOnly={!mayPublish} />
        )}
        <Faults draft={draft} />
        {draft.isChanged && (
          <Button variant="subtle" size="xs" mt="sm" onClick={draft.reset}>
            Back to what is published
          </Button>
        )}
      </Section>
      {mayPublish && <EffectPanel draft={draft} effect={effect} />}
      {mayPublish && draft.isChanged && (
        <PublishPanel
          draft={draft}
          base={workflows.version}
          isSeen={effect.preview?.state === 'done' && effect.askedText === draft.text}
        />
      )}
    </>
  );
}

function MilestonesHint() {
  return (
    <>
      Switch on those that an account needs. New milestones and their conditions are written as text, here or on the
      page{' '}
      <Anchor component={Link} to="/milestones" inherit>
        Milestones
      </Anchor>
      .
    </>
  );
}

function DefinitionText({ draft, isReadOnly }: { draft: DefinitionDraft; isReadOnly: boolean }) {
  return (
    <Textarea
      label={MILESTONES_FILE}
      autosize
      minRows={12}
      spellCheck={false}
      readOnly={isReadOnly}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
      value={draft.text}
      onChange={({ currentTarget }) => draft.setText(currentTarget.value)}
    />
  );
}

function Faults({ draft: { faults } }: { draft: DefinitionDraft }) {
  if (faults.length === 0) return null;
  return (
    <Alert color="red" variant="light" title="This cannot be published yet" role="alert" mt="sm">
      <List size="sm">
        {faults.map(({ message, position, hint }) => (
          <List.Item key={`${position?.line}${message}`}>
            {position ? `Line ${position.line}: ${message}` : message}
            {hint && `. ${hint}`}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
