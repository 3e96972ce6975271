import { dayOf } from '../domain/day.ts';
import { nearestOf } from '../domain/documents/did-you-mean.ts';
import { hasChurned } from '../domain/messages/open-trouble.ts';
import { byHand, handRunId } from '../domain/playbooks/by-hand.ts';
import type { Run } from '../domain/playbooks/run.ts';
import { effectiveAccount, type Profile } from '../domain/records/dossier.ts';
import type { FiringStore } from '../ports/judging.ts';
import type { RunStore } from '../ports/playbooks.ts';
import type { RecordStore } from '../ports/records.ts';
import type { Clock } from '../ports/system.ts';
import { NotFound, StartRefused } from './errors.ts';
import { loadCurrentWorkflows } from './load-workflows.ts';
import { runsOfAccount } from './runs-of-account.ts';
import { type StartPorts, startRun } from './start-playbook.ts';

/**
 * A person's wish to start a playbook for an account: `requestId` is made where the button is, so that a double click is
 * one request; `reason` is what its mails and tasks may say, `by` who asks.
 */
export type HandStart = { accountId: string; playbook: string; requestId: string; reason?: string; by: string };

/** The run; `started` is false when the same request had started it before. */
export type HandStarted = { run: Run; started: boolean };

export type HandStartPorts = StartPorts & { records: RecordStore; firings: FiringStore };

const NO_REASON = 'Started by hand';

type Asked = Pick<HandStart, 'accountId' | 'playbook'>;

/** Makes sure that a playbook may begin for an account now. Throws StartRefused for one that has left, or while a run of it is under way. */
export async function requireStartable(
  asked: Asked,
  profile: Profile,
  ports: { runs: RunStore; firings: FiringStore; clock: Clock },
): Promise<void> {
  if (hasChurned(profile, dayOf(ports.clock.now()))) {
    throw new StartRefused('This account has left: no playbook is started for it. Add a task if somebody is to write.');
  }
  await refuseSecondRun(asked, ports);
}

/**
 * Starts a published playbook for an account by hand, once however often the request is made. Nobody is held out: a person
 * has decided. Caps, quiet hours, consent and pauses hold as for any other run. Throws NotFound, or StartRefused for an
 * account that has left or for which a run of the playbook is under way.
 */
export async function startPlaybookByHand(request: HandStart, ports: HandStartPorts): Promise<HandStarted> {
  const { accountId, requestId, by } = request;
  const { version, playbooks, settings } = await loadCurrentWorkflows(ports);
  const playbook = playbooks.get(request.playbook);
  if (!playbook) throw unknownPlaybook(request.playbook, [...playbooks.keys()]);
  const profile = (await ports.records.profiles([accountId])).get(accountId);
  if (!profile) throw new NotFound(`There is no account ${accountId}.`);
  const runId = handRunId(playbook.id, accountId, requestId);
  const known = await ports.runs.find(runId);
  if (known) return { run: known, started: false };
  const day = dayOf(ports.clock.now());
  await requireStartable(request, profile, ports);
  const run = {
    ...{ runId, accountId, playbook: playbook.id, workflowsVersion: version, ruleId: byHand, day },
    reason: request.reason?.trim() || NO_REASON,
  };
  const { timeZone } = effectiveAccount(profile);
  const started = await startRun({ run, playbook, settings, timeZone, startedBy: by }, ports);
  const begun: Run = {
    ...{ ...run, title: playbook.title, state: 'running', startedBy: by },
    startedAt: ports.clock.now().toISOString(),
  };
  return { run: (await ports.runs.find(runId)) ?? begun, started };
}

/** That no such playbook is published, with the one that may have been meant. */
export function unknownPlaybook(playbook: string, published: string[]): NotFound {
  const nearest = nearestOf(playbook, published);
  return new NotFound(`No playbook ${playbook} is published.`, nearest ? [nearest] : []);
}

/** Two runs of one playbook at a time would say everything twice. */
async function refuseSecondRun(
  { accountId, playbook }: Asked,
  ports: { runs: RunStore; firings: FiringStore },
): Promise<void> {
  const runs = await runsOfAccount({ accountId }, ports);
  const running = runs.find((run) => run.playbook === playbook && run.state === 'running');
  if (!running) return;
  const since = dayOf(running.startedAt);
  throw new StartRefused(
    `"${running.title}" is under way for this account since ${since}: see the run ${running.runId}.`,
  );
}
