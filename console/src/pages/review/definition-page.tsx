import { Anchor, Button, SegmentedControl, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { EffectOnHistory } from '../../parts/effect-on-history.tsx';
import { type AddressTexts, useAddress } from '../../parts/use-address.ts';
import type { WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { WorkflowsPage } from '../../workflows/workflows-page.tsx';
import { editMilestone, MILESTONES_FILE } from './definition/edit-milestone.ts';
import { MilestoneForm } from './definition/milestone-form.tsx';
import { Section } from './parts/section.tsx';

/** What "implemented" means: edited here, with its effect on past cohorts shown before it is published. */
export function DefinitionPage() {
  return (
    <WorkflowsPage
      title="What “implemented” means"
      description="An account is implemented when it has reached every milestone that is needed. Extras are watched, not asked for."
      actions={() => (
        <Button component={Link} to="/review" variant="default">
          Reviews
        </Button>
      )}
    >
      {(draft) => (
        <>
          <Definition draft={draft} />
          {draft.mayEdit && <Effect draft={draft} />}
        </>
      )}
    </WorkflowsPage>
  );
}

const readAddress = ({ as }: AddressTexts) => (as === 'text' ? 'text' : 'form');

function Definition({ draft }: { draft: WorkflowsDraft }) {
  const [as, change] = useAddress(readAddress);
  const text = draft.textOf(MILESTONES_FILE);
  return (
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
        <MilestoneForm
          milestones={draft.outline.milestones}
          isReadOnly={!draft.mayEdit}
          onEdit={(id, edit) => draft.edit(MILESTONES_FILE, editMilestone(text, id, edit))}
        />
      ) : (
        <Textarea
          label={MILESTONES_FILE}
          autosize
          minRows={12}
          spellCheck={false}
          readOnly={!draft.mayEdit}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
          value={text}
          onChange={({ currentTarget }) => draft.edit(MILESTONES_FILE, currentTarget.value)}
        />
      )}
    </Section>
  );
}

function MilestonesHint() {
  return (
    <>
      Switch on what an account needs. Conditions and new milestones are written on the page{' '}
      <Anchor component={Link} to="/milestones" underline="always" inherit>
        Milestones
      </Anchor>
      .
    </>
  );
}

/** So long after the last change its effect is worked out. */
const PAUSE_MS = 1000;

/** The effect is worked out by itself: nobody publishes unseen. */
function Effect({ draft }: { draft: WorkflowsDraft }) {
  const [text] = useDebouncedValue(draft.textOf(MILESTONES_FILE), PAUSE_MS);
  const isChanged = draft.changed.includes(MILESTONES_FILE);
  const isReady = isChanged && draft.faults.length === 0 && !draft.isChecking && text === draft.textOf(MILESTONES_FILE);
  return (
    <Section
      title="Effect on past cohorts"
      description="Every sign-up of the last two years, judged as published and as drafted, before anything is published."
    >
      <EffectOnHistory
        auto
        wish={isReady ? { kind: 'milestones', files: { [MILESTONES_FILE]: text } } : undefined}
        because={
          isChanged ? 'Once the draft has no fault.' : 'Change the definition above, and its effect stands here.'
        }
      />
    </Section>
  );
}
