import { Stack, Text } from '@mantine/core';
import { AccountPicker } from '../../parts/account-picker.tsx';
import { Section } from '../../parts/section.tsx';
import { PlaybookTrial } from '../../parts/trial/playbook-trial.tsx';
import { useAddress } from '../../parts/use-address.ts';
import type { WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';

/** Tries the playbook on an account: the draft's, where there is one. */
export function TrySection({ draft, playbook }: { draft: WorkflowsDraft; playbook: string }) {
  const [{ account, tasks }, change] = useAddress(({ account = '', tasks }) => ({ account, tasks }));
  const { base, files, changed, faults, mayEdit } = draft;
  const isDrafted = mayEdit && changed.length > 0 && faults.length === 0;
  return (
    <Section
      title="Try it on an account"
      note="What would happen if it began now. Nobody is written to, and nothing is kept."
    >
      <Stack gap="sm">
        <AccountPicker label="Account" value={account} onChange={(chosen) => change({ account: chosen })} />
        {account === '' ? (
          <Text size="sm" c="dimmed">
            Its steps with their times, its letters as this customer would read them, and what would hold them back.
          </Text>
        ) : (
          <PlaybookTrial
            playbook={playbook}
            accountId={account}
            assumed={tasks === 'timed-out' ? 'timed-out' : 'done'}
            onAssume={(value) => change({ tasks: value === 'done' ? undefined : value })}
            draft={isDrafted ? { base, files: { ...files } } : undefined}
          />
        )}
      </Stack>
    </Section>
  );
}
