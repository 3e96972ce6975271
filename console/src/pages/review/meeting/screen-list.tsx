import { Drawer, NavLink, Text } from '@mantine/core';
import type { StandingDecision } from '../../../../../lib/domain/review/meeting.ts';
import type { ReviewLine } from '../../../../../lib/domain/review/pre-read.ts';
import { decisionWords, standingWords } from '../words.ts';

type ScreenListProps = {
  isOpen: boolean;
  onClose: () => void;
  lines: readonly ReviewLine[];
  decisions: ReadonlyMap<string, StandingDecision>;
  shown?: string;
  onShow: (accountId: string) => void;
};

/** Every account of the meeting with what was decided, to go to any of them. */
export function ScreenList({ isOpen, onClose, lines, decisions, shown, onShow }: ScreenListProps) {
  return (
    <Drawer opened={isOpen} onClose={onClose} title="All accounts" position="right" size="sm">
      {lines.map(({ accountId, name, standing }, index) => {
        const decision = decisions.get(accountId)?.decision;
        return (
          <NavLink
            key={accountId}
            component="button"
            active={accountId === shown}
            aria-current={accountId === shown ? 'true' : undefined}
            label={`${index + 1}. ${name ?? accountId}`}
            description={standingWords[standing]}
            rightSection={
              <Text size="xs" c={decision ? undefined : 'dimmed'}>
                {decision ? decisionWords[decision].label : 'undecided'}
              </Text>
            }
            onClick={() => onShow(accountId)}
          />
        );
      })}
    </Drawer>
  );
}
