import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import type { DecisionKind, StandingDecision } from '../../../../../lib/domain/review/meeting.ts';
import type { Proposal } from '../../../../../lib/domain/review/pre-read.ts';
import type { OperationAnswer } from '../../../api/call-api.ts';
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
  /** Makes the account undecided again; what was begun is undone where nothing has happened yet. */
  takeBack: (revision: number) => void;
  cancel: () => void;
};

const refreshes = ['readMeeting', 'readMinutes', 'listReviews', 'listTasks', 'listRuns'] as const;

/** Decides about an account of a meeting and says so. */
export function useDeciding(month: string, accountId: string, proposals: readonly Proposal[]): Deciding {
  const [asking, setAsking] = useState<DecisionKind>();
  const act = useAct('decideReview', { refreshes });
  const back = useAct('takeBackDecision', { refreshes });
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
  const takeBack = (revision: number) => {
    setAsking(undefined);
    back.mutate(
      { params: { month, accountId }, body: { revision } },
      { onSuccess: (answer) => void notifications.show({ message: takenBackText(answer), autoClose: 10_000 }) },
    );
  };
  const isPending = act.isPending || back.isPending;
  return { accountId, proposals, asking, isPending, press, decide, takeBack, cancel: () => setAsking(undefined) };
}

function takenBackText({ outcome, undone, decision }: OperationAnswer<'takeBackDecision'>): string {
  if (outcome === 'decided-meanwhile') {
    return `${decision.by} has decided anew meanwhile: “${decisionWords[decision.decision].label}” stands.`;
  }
  return ['Undecided again.', ...undone.map(({ words }) => words)].join(' ');
}

function saidText({ decision, started }: StandingDecision): string {
  const said = `Decided: ${decisionWords[decision].label}.`;
  if (!started) return said;
  return 'playbook' in started ? `${said} The playbook has started.` : `${said} The task is in the inbox.`;
}
