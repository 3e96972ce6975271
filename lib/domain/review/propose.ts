import { audienceOf } from '../messages/message.ts';
import { everyStep, type Playbook } from '../playbooks/playbook.ts';
import type { Run } from '../playbooks/run.ts';
import type { Rule } from '../rules/rule.ts';
import type { Obstacle, Proposal, ReviewStanding } from './pre-read.ts';

/** What a proposal goes by, besides the obstacles. */
export type ProposalFacts = {
  standing: ReviewStanding;
  playbooks: ReadonlyMap<string, Playbook>;
  rules: readonly Rule[];
  /** Ids of the rules that hold now. */
  holding: readonly string[];
  /** Runs of the account that are under way. */
  running: readonly Pick<Run, 'playbook' | 'title' | 'startedAt'>[];
};

type Answer = { step: 'task' | 'call'; title: string } | { step: 'nudge' };

/** What helps against each obstacle: a nudge is a playbook that writes to customers who are not there yet. */
const answers: Record<string, Answer> = {
  left: { step: 'call', title: 'Ask why they left, and write the reason down' },
  'nobody-came': { step: 'nudge' },
  'gone-quiet': { step: 'call', title: 'Call them: why has nobody come back?' },
  'no-data': { step: 'nudge' },
  'data-stopped': { step: 'task', title: 'Find out why no data comes in, with their administrator' },
  'waiting-for-support': { step: 'task', title: 'Have support answer the oldest case, and tell the customer' },
  'integration-missing': { step: 'task', title: 'Ask the product team about the integration, and offer a way round' },
  frustrated: { step: 'call', title: 'Call them about the answers support gave, and offer a way round' },
  'one-person': { step: 'nudge' },
  'no-champion': { step: 'call', title: 'Find a champion: call the executive sponsor' },
  'not-spoken-to': { step: 'call', title: 'Call them, and agree on the next step of the set-up' },
  unhappy: { step: 'call', title: 'Call whoever answered the survey' },
  'overdue-invoice': { step: 'task', title: 'Ask billing about the overdue invoice' },
  'silent-in-surveys': { step: 'call', title: 'Ask them in person how it goes' },
};

const goOn: Answer = { step: 'nudge' };

/** What could be done next, best first: at least one proposal, be it to let the account be. */
export function proposalsFor(obstacles: readonly Obstacle[], facts: ProposalFacts): Proposal[] {
  const found = obstacles.map(({ obstacle, words }) => answerTo(obstacle, words, facts));
  const proposals = [...byRule(facts, obstacles), ...found].filter((proposal) => proposal !== undefined);
  const running = facts.running.map(({ playbook, title, startedAt }) => ({
    playbook,
    title,
    since: startedAt.slice(0, 10),
  }));
  const under = running.map(
    ({ title, since }): Proposal => ({
      ...{ step: 'none', title: 'Wait for what is under way' },
      reason: `“${title}” has been under way since ${since}`,
    }),
  );
  const free = proposals.filter(
    (one) => one.step !== 'playbook' || !running.some(({ playbook }) => playbook === one.playbook),
  );
  const heavy = (obstacles[0]?.weight ?? 0) >= 60;
  const ordered = heavy ? [...free, ...under] : [...under, ...free];
  const different = ordered.filter((one, index) => ordered.findIndex((other) => other.title === one.title) === index);
  return different.length > 0 ? different.slice(0, 4) : [letBe(facts)];
}

function letBe({ standing }: ProposalFacts): Proposal {
  if (standing === 'implemented')
    return { step: 'none', title: 'Nothing to do', reason: 'they are implemented, and nothing stands out' };
  return { step: 'none', title: 'Let them go on', reason: 'they are under way, and nothing stands out' };
}

/** A live rule that holds and has a playbook is what the leader wants done. */
function byRule(
  { rules, holding, playbooks, standing }: ProposalFacts,
  [first]: readonly Obstacle[],
): (Proposal | undefined)[] {
  if (standing === 'left') return [];
  return rules
    .filter(({ id, mode, playbook }) => mode === 'live' && playbook !== undefined && holding.includes(id))
    .map(({ label, playbook: id = '' }) => {
      const playbook = playbooks.get(id);
      const why = first ? `${first.words}; ` : '';
      return (
        playbook && {
          step: 'playbook',
          playbook: id,
          title: playbook.title,
          reason: `${why}the rule “${label}” asks for it`,
        }
      );
    });
}

function answerTo(obstacle: string, words: string, facts: ProposalFacts): Proposal | undefined {
  const answer = answers[obstacle] ?? goOn;
  if (answer.step !== 'nudge') return { ...answer, reason: words };
  const playbook = facts.standing === 'left' ? undefined : helpingPlaybook(facts.playbooks);
  if (playbook) return { step: 'playbook', playbook: playbook.id, title: playbook.title, reason: words };
  return { step: 'call', title: 'Call them, and agree on the next step of the set-up', reason: words };
}

/** The playbook that writes to customers until they are implemented. */
function helpingPlaybook(playbooks: ReadonlyMap<string, Playbook>): Playbook | undefined {
  return [...playbooks.values()]
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .find(({ exitWhen = '', steps }) => /\bimplemented\b/.test(exitWhen) && everyStep(steps).some(writesToCustomers));
}

function writesToCustomers(step: ReturnType<typeof everyStep>[number]): boolean {
  return step.kind === 'email' && step.to.some((role) => audienceOf(role) === 'customer');
}
