import type { PreviewQuestion } from '../../domain/previews/preview.ts';
import { mostListed } from '../../domain/previews/rule-preview.ts';
import type { ScorecardPreview } from '../../domain/previews/scorecard-preview.ts';
import { compareScorecards } from '../compare-scorecards.ts';
import { currentVersion } from '../current-version.ts';
import { DraftFaulty } from '../errors.ts';
import { CURRENT, findScorecards } from '../find-scorecards.ts';
import type { WorkflowPorts } from '../load-workflows.ts';
import type { ReplayPorts } from '../replay/replayed-day.ts';
import { wholeDraft } from './draft.ts';

export type ScorecardPreviewPorts = ReplayPorts & WorkflowPorts;

const HORIZON_DAYS = 28;
const EVERY_DAYS = 7;

/** The published scorecards and a draft on the same history, week by week. Throws DraftFaulty, NothingPublished, NoHistory. */
export async function previewScorecard(
  question: Extract<PreviewQuestion, { kind: 'scorecard' }>,
  ports: ScorecardPreviewPorts,
): Promise<ScorecardPreview> {
  const { files, from, to: until, horizonDays = HORIZON_DAYS } = question;
  const { version } = await currentVersion(ports.workflows);
  const one = await found({ name: CURRENT }, ports);
  const other = await found({ name: 'draft', files: await wholeDraft(files, version, ports) }, ports);
  const request = { one, other, from, until, horizonDays, everyDays: EVERY_DAYS };
  const { movers, ...compared } = await compareScorecards(request, ports);
  return {
    kind: 'scorecard',
    ...compared,
    movers: movers.slice(0, mostListed),
    moversLeftOut: Math.max(0, movers.length - mostListed),
  };
}

async function found(wanted: Parameters<typeof findScorecards>[0], ports: WorkflowPorts) {
  const { value, faults } = await findScorecards(wanted, ports);
  if (value) return value;
  throw new DraftFaulty('The draft has faults.', faults);
}
