import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import type { DecisionKind, StandingDecision } from '../../../../../lib/domain/review/meeting.ts';
import type { Proposal } from '../../../../../lib/domain/review/pre-read.ts';
import { useAct } from '../../../api/use-act.ts';
import { decisionWords } from '../words.ts';
import { askingDecisions, type Beginning } from './decisions.ts';

/** What else a decision says. */
export type DecisionDetails = { because?: string; until?: string; begin?: Beginning };

/** Deciding about one account. */
export type Deciding = {
  accountId: string;
  proposals: readonly Proposal[];
  /** The decision that asks for more before it is made. */
  asking?: DecisionKind;
  isPending: boolean;
  /** A key or a button: decides, or asks first. */
  press: (decision: DecisionKind) => void;
  decide: (decision: DecisionKind, details?: DecisionDetails) => void;
  cancel: () => void;
};

/** Decides about an account of a meeting and says so. */
export function useDeciding(month: string, accountId: string, proposals: readonly Proposal[]): Deciding {
  const [asking, setAsking] = useState<DecisionKind>();
  const act = useAct('decideReview', {
    refreshes: ['readMeeting', 'readMinutes', 'listReviews', 'listTasks', 'listRuns'],
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another account asks anew
  useEffect(() => setAsking(undefined), [accountId]);
  const decide = (decision: DecisionKind, details: DecisionDetails = {}) => {
    setAsking(undefined);
    act.mutate(
      { params: { month, accountId }, body: { decision, ...details } },
      { onSuccess: (answer) => void notifications.show({ message: saidText(answer.decision) }) },
    );
  };
  const press = (decision: DecisionKind) => {
    if (!askingDecisions.has(decision)) return decide(decision);
    setAsking(asking === decision ? undefined : decision);
  };
  return { accountId, proposals, asking, isPending: act.isPending, press, decide, cancel: () => setAsking(undefined) };
}

function saidText({ decision, started }: StandingDecision): string {
  const said = `Decided: ${decisionWords[decision].label}.`;
  if (!started) return said;
  return 'playbook' in started ? `${said} The playbook has started.` : `${said} The task is in the inbox.`;
}
