import { Anchor, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useAct } from '../../api/use-act.ts';
import { dayText } from '../../parts/formats.ts';
import { Section } from '../../parts/section.tsx';
import { useMe } from '../../parts/use-me.ts';
import classes from './account.module.css';
import type { AccountData } from './account-data.ts';
import { OverrideDialog } from './override-dialog.tsx';

type Override = AccountData['account']['overrides'][number];

/** What people set in place of what was computed. */
export function OverridesSection({ data: { account } }: { data: AccountData }) {
  const { mayUse } = useMe();
  const [isOpen, { open, close }] = useDisclosure();
  const { overrides } = account;
  if (!mayUse('csm') && overrides.length === 0) return null;
  return (
    <Section
      title="Set by people"
      note={overrides.length === 0 ? 'If you know better than the numbers, say so: until a day, and why.' : undefined}
      actions={
        mayUse('csm') && (
          <Button size="xs" variant="default" onClick={open}>
            Override…
          </Button>
        )
      }
    >
      <ul className={classes.list}>
        {overrides.map((override) => (
          <OverrideLine key={override.overrideId} override={override} />
        ))}
      </ul>
      <OverrideDialog account={account} isOpen={isOpen} onClose={close} />
    </Section>
  );
}

function OverrideLine({ override }: { override: Override }) {
  const { accountId, overrideId, set, from, until, because, by, state } = override;
  const { mayUse } = useMe();
  const withdraw = useAct('withdrawOverride', {
    refreshes: ['showAccountPage', 'showTimeline'],
    done: 'Withdrawn: from the next daily run on the numbers count again.',
  });
  const lasts = state === 'in-effect' || state === 'to-come';
  return (
    <li className={classes.part}>
      <Text size="sm">
        <strong>{settingWords(set)}</strong> {dayText(from)} to {dayText(until)}
      </Text>
      {lasts && mayUse('csm') ? (
        <Anchor
          component="button"
          type="button"
          size="sm"
          disabled={withdraw.isPending}
          onClick={() => withdraw.mutate({ params: { accountId, overrideId }, body: {} })}
        >
          Withdraw
        </Anchor>
      ) : (
        <Text size="sm" c="dimmed">
          {state.replace('-', ' ')}
        </Text>
      )}
      <Text size="sm" c="dimmed" className={classes.text} style={{ gridColumn: '1 / -1' }}>
        {because} ({by})
      </Text>
    </li>
  );
}

function settingWords(set: Override['set']): string {
  if ('band' in set) return `Band ${set.band}`;
  return 'score' in set ? `Score ${set.score}` : `${set.measure}: ${set.points} points`;
}
