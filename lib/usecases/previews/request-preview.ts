import type { PreviewQuestion } from '../../domain/previews/preview.ts';
import type { DayStore } from '../../ports/judging.ts';
import type { ImportStore } from '../../ports/sources.ts';
import type { Clock, Digest } from '../../ports/system.ts';
import type { PreviewRuns, PreviewStore } from '../../ports/workflows.ts';
import { currentVersion } from '../current-version.ts';
import { NotFound } from '../errors.ts';
import type { WorkflowPorts } from '../load-workflows.ts';
import { drafted } from './draft.ts';

export type PreviewRequestPorts = WorkflowPorts & {
  clock: Clock;
  days: DayStore;
  digest: Digest;
  imports: ImportStore;
  previews: PreviewStore;
  previewRuns: PreviewRuns;
};

/**
 * Asks what a part of the workflows would have done on history, which is worked out by itself. The same question over the
 * same published workflows and the same history is worked out once. Throws DraftFaulty, NotFound and NothingPublished.
 */
export async function requestPreview(
  question: PreviewQuestion,
  ports: PreviewRequestPorts,
): Promise<{ previewId: string }> {
  await refuseWrong(question, ports);
  const { version } = await currentVersion(ports.workflows);
  const previewId = ports.digest.of(JSON.stringify([inOrder(question), version, await historyKnown(ports)]));
  const requestedAt = ports.clock.now().toISOString();
  const preview = { previewId, kind: question.kind, state: 'running', requestedAt } as const;
  const isNew = await ports.previews.begin(preview, question);
  const standing = (isNew ? preview : await ports.previews.find(previewId)) ?? preview;
  // Also when it was asked for before: a crash may have come between the question and the start of the work.
  if (standing.state === 'running') await ports.previewRuns.start(standing);
  return { previewId };
}

/** Says at once what is wrong with a draft, or that it does not hold what is asked for. */
async function refuseWrong(question: PreviewQuestion, ports: WorkflowPorts): Promise<void> {
  const { rules, playbooks } = await drafted(question.files, ports);
  const where = question.files ? 'in the draft' : 'among the published ones';
  if (question.kind === 'rule' && !rules.some(({ id }) => id === question.ruleId)) {
    throw new NotFound(`There is no rule ${question.ruleId} ${where}.`);
  }
  if (question.kind === 'playbook' && !playbooks.has(question.playbookId)) {
    throw new NotFound(`There is no playbook ${question.playbookId} ${where}.`);
  }
}

/** What changes when more is known of the past, or another day has passed. */
async function historyKnown({ days, imports }: PreviewRequestPorts): Promise<unknown> {
  const [latest, sources] = await Promise.all([days.latestDaySummary(), imports.sources()]);
  return [latest?.day, sources.map(({ source, lastImportId }) => [source, lastImportId]).sort()];
}

/** The question with its names in order, so that the same one is the same text. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, inOrder(part)]);
}
