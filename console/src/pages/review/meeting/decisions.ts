import type { DecisionKind } from '../../../../../lib/domain/review/meeting.ts';
import type { Proposal } from '../../../../../lib/domain/review/pre-read.ts';

/** The decisions in the order of their keys, 1 to 5. */
export const decisionOrder = [
  'implemented',
  'on-track',
  'intervene',
  'lost',
  'snooze',
] as const satisfies readonly DecisionKind[];

/** Decisions that say something more before they are made. */
export const askingDecisions: ReadonlySet<DecisionKind> = new Set(['intervene', 'snooze']);

/** What may begin with an intervention. */
export type Beginning =
  | { playbook: string }
  | { task: string; dueDay?: string; assignee?: 'owner' | 'executives' }
  | undefined;

/** One thing an intervention can begin, as it is offered. */
export type Offer = { key: string; label: string; reason: string; begin: Beginning };

/** What is offered: what was proposed, best first, then the playbooks that were not. */
export function offersOf(proposals: readonly Proposal[], playbooks: readonly { id: string; title: string }[]): Offer[] {
  const proposed = proposals.flatMap((proposal) => offerOf(proposal));
  const known = new Set(proposed.map(({ key }) => key));
  const further = playbooks
    .flatMap(({ id, title }) => offerOf({ step: 'playbook', playbook: id, title, reason: '' }))
    .filter(({ key }) => !known.has(key));
  return [...proposed, ...further];
}

function offerOf(proposal: Proposal): Offer[] {
  const { step, title, reason } = proposal;
  if (step === 'none') return [];
  if (step === 'playbook') {
    const begin = { playbook: proposal.playbook };
    return [{ key: `playbook ${proposal.playbook}`, label: `Start the playbook “${title}”`, reason, begin }];
  }
  const label = step === 'call' ? `Call them: ${title}` : `Task: ${title}`;
  return [{ key: `${step} ${title}`, label, reason, begin: { task: title, assignee: 'owner' } }];
}
