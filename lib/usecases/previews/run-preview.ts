import type { Preview, PreviewQuestion, PreviewResult } from '../../domain/previews/preview.ts';
import type { Clock } from '../../ports/system.ts';
import type { PreviewStore } from '../../ports/workflows.ts';
import { DraftFaulty } from '../errors.ts';
import { type Failure, failureInWords } from '../failure-in-words.ts';
import { type MilestonesPreviewPorts, previewMilestones } from './preview-milestones.ts';
import { previewPlaybook } from './preview-playbook.ts';
import { previewRule, type RulePreviewPorts } from './preview-rule.ts';
import { previewScorecard, type ScorecardPreviewPorts } from './preview-scorecard.ts';
import { tellProgress } from './tell-progress.ts';

/** Which preview to work out. `failure` says instead that the work was stopped, in the words of Step Functions. */
export type PreviewRun = { previewId: string; failure?: Failure };

export type PreviewRunPorts = RulePreviewPorts &
  ScorecardPreviewPorts &
  MilestonesPreviewPorts & { previews: PreviewStore; clock: Clock };

/** Working it out again would end the same way: the person who asked is told instead. */
const FINAL = ['DraftFaulty', 'NoHistory', 'NotFound', 'NothingPublished', 'NothingToReplay'];

/** Works out a preview that was asked for, and keeps what came of it. One that has ended is not worked out again. */
export async function runPreview(
  { previewId, failure }: PreviewRun,
  ports: PreviewRunPorts,
): Promise<{ previewId: string; state: Preview['state'] | 'unknown' }> {
  const [preview, question] = [await ports.previews.find(previewId), await ports.previews.question(previewId)];
  if (!preview || !question) return { previewId, state: 'unknown' };
  if (preview.state !== 'running') return { previewId, state: preview.state };
  const now = () => ports.clock.now().toISOString();
  if (failure) {
    await ports.previews.change({ ...preview, state: 'failed', endedAt: now(), reason: failureInWords(failure) });
    return { previewId, state: 'failed' };
  }
  const started = { ...preview, startedAt: now() };
  const progress = tellProgress(started, ports);
  const outcome = await outcomeOf(question, { ...ports, progress }).finally(() => progress.settled());
  await ports.previews.change({ ...started, ...outcome, endedAt: now() });
  return { previewId, state: outcome.state };
}

async function outcomeOf(question: PreviewQuestion, ports: PreviewRunPorts) {
  try {
    return { state: 'done', result: await resultOf(question, ports) } as const;
  } catch (error) {
    if (!(error instanceof Error) || !FINAL.includes(error.name)) throw error;
    const faults = error instanceof DraftFaulty && { faults: error.faults };
    return { state: 'failed', reason: error.message, ...faults } as const;
  }
}

function resultOf(question: PreviewQuestion, ports: PreviewRunPorts): Promise<PreviewResult> {
  switch (question.kind) {
    case 'rule':
      return previewRule(question, ports);
    case 'scorecard':
      return previewScorecard(question, ports);
    case 'milestones':
      return previewMilestones(question, ports);
    case 'playbook':
      return previewPlaybook(question, ports);
  }
}
