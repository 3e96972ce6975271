import { firstTimeZone } from '../../domain/calendar/zoned-time.ts';
import { dayOf } from '../../domain/day.ts';
import { byHand, handRunId } from '../../domain/playbooks/by-hand.ts';
import { planPlaybook } from '../../domain/playbooks/plan-playbook.ts';
import type { Run } from '../../domain/playbooks/run.ts';
import type { TaskAssumption, Trial } from '../../domain/playbooks/trial.ts';
import { effectiveAccount, type Profile } from '../../domain/records/dossier.ts';
import type { FiringStore } from '../../ports/judging.ts';
import type { RunStore } from '../../ports/playbooks.ts';
import type { Clock } from '../../ports/system.ts';
import type { WorkflowStore } from '../../ports/workflows.ts';
import { type Draft, draftedFiles } from '../check-draft.ts';
import { checkWorkflows } from '../check-workflows.ts';
import { NotFound, StartRefused, WorkflowsRefused } from '../errors.ts';
import { loadCurrentWorkflows } from '../load-workflows.ts';
import { requireStartable, unknownPlaybook } from '../start-playbook-by-hand.ts';
import { pretend, type TrialReads } from './pretended-ports.ts';
import { triedSteps } from './tried-steps.ts';
import { walkPlaybook } from './walk-playbook.ts';

/** Which playbook for which account; `assumed` is what becomes of its tasks, `draft` is of the workflows. */
export type TrialRequest = { accountId: string; playbook: string; assumed?: TaskAssumption; draft?: Draft };

export type TrialPorts = TrialReads & { firings: FiringStore; runs: RunStore; clock: Clock };

const DRAFT = 'draft';

/**
 * What would happen if a playbook began now for an account by hand: each step at its time, performed by what performs runs,
 * in which nothing leaves the house and nothing is kept. Conditions, consent and caps are weighed by what is known today.
 * Throws NotFound, WorkflowsRefused for a draft with faults.
 */
export async function tryPlaybook(request: TrialRequest, ports: TrialPorts): Promise<Trial> {
  const { accountId, assumed = 'done' } = request;
  const reads = request.draft ? { ...ports, workflows: await drafted(request.draft, ports) } : ports;
  const { version, playbooks, settings } = await loadCurrentWorkflows(reads);
  const playbook = playbooks.get(request.playbook);
  if (!playbook) throw unknownPlaybook(request.playbook, [...playbooks.keys()]);
  const profile = (await ports.records.profiles([accountId])).get(accountId);
  if (!profile) throw new NotFound(`There is no account ${accountId}.`);
  const { name, timeZone } = effectiveAccount(profile);
  const zone = firstTimeZone([timeZone], settings.timeZone);
  const now = ports.clock.now();
  const run: Run = {
    ...{
      runId: handRunId(playbook.id, accountId, 'trial'),
      accountId,
      playbook: playbook.id,
      workflowsVersion: version,
    },
    ...{ ruleId: byHand, day: dayOf(now), reason: 'Started by hand', title: playbook.title },
    ...{ startedAt: now.toISOString(), state: 'running' },
  };
  const pretence = pretend(run, profile, reads);
  const plan = planPlaybook(playbook);
  const passed = await walkPlaybook({ plan, playbook, assumed, pretence, zone, calendar: settings.calendar });
  const { state, endedAt = now.toISOString(), endReason = '' } = pretence.runs.kept.run;
  return {
    playbook: { id: playbook.id, title: playbook.title },
    account: { accountId, ...(name !== undefined && { name }) },
    ...{ at: now.toISOString(), zone, assumed },
    ...(await refusal(request, profile, ports)),
    steps: triedSteps(passed, { playbook, profile, pretence, assumed }),
    end: { at: endedAt, state, reason: endReason },
  };
}

async function refusal(request: TrialRequest, profile: Profile, ports: TrialPorts): Promise<{ refused?: string }> {
  try {
    await requireStartable(request, profile, ports);
    return {};
  } catch (error) {
    if (error instanceof StartRefused) return { refused: error.message };
    throw error;
  }
}

/** Workflows of which the draft is what is published. */
async function drafted(draft: Draft, ports: TrialPorts): Promise<WorkflowStore> {
  const files = await draftedFiles(draft, ports);
  const { faults } = checkWorkflows(files, ports);
  if (faults.length > 0) {
    throw new WorkflowsRefused(`The draft has ${faults.length} faults: correct them, and try again.`);
  }
  const current = { version: DRAFT, publishedAt: ports.clock.now().toISOString() };
  return { ...ports.workflows, current: async () => current, files: async () => files };
}
