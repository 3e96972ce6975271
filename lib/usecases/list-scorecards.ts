import type { Day } from '../domain/day.ts';
import type { DayStore } from '../ports/judging.ts';
import { currentVersion } from './current-version.ts';
import { loadWorkflows, type WorkflowPorts } from './load-workflows.ts';

/** A version of a scorecard: what it holds, and on which judged days it was in force. `current`: it is in the published workflows. */
export type ScorecardLine = {
  id: string;
  label: string;
  version: string;
  appliesTo?: string;
  groups: number;
  measures: number;
  current: boolean;
  /** Of the workflows it was part of, newest first. */
  workflowsVersions: string[];
  firstDay?: Day;
  lastDay?: Day;
  days: number;
};

/** Every version of every scorecard that days were judged by, and those in force; newest first. Throws NothingPublished. */
export async function listScorecards(
  _: object,
  ports: WorkflowPorts & { days: DayStore },
): Promise<{ scorecards: ScorecardLine[] }> {
  const summaries = await ports.days.daySummaries('0000-01-01', '9999-12-31');
  const judged = Map.groupBy(summaries, ({ workflowsVersion }) => workflowsVersion);
  const { version: current } = await currentVersion(ports.workflows);
  const lines = new Map<string, ScorecardLine>();
  // The newest workflows first: they tell how a scorecard is called today.
  for (const version of new Set([current, ...[...judged.keys()].reverse()])) {
    const days = (judged.get(version) ?? []).map(({ day }) => day);
    const { scorecards } = await loadWorkflows(version, ports);
    for (const { id, label, version: own, appliesTo, groups, measures } of scorecards) {
      const line = lines.get(`${id} ${own}`) ?? {
        ...{ id, label, version: own, appliesTo: appliesTo?.text, groups: groups.length, measures: measures.length },
        ...{ current: version === current, workflowsVersions: [], days: 0 },
      };
      lines.set(`${id} ${own}`, {
        ...line,
        ...usedOn(line, days),
        workflowsVersions: [...line.workflowsVersions, version],
      });
    }
  }
  return { scorecards: [...lines.values()] };
}

function usedOn(
  { firstDay, lastDay, days }: ScorecardLine,
  more: Day[],
): Pick<ScorecardLine, 'firstDay' | 'lastDay' | 'days'> {
  const all = [firstDay, lastDay, ...more].filter((day) => day !== undefined).sort();
  return { firstDay: all[0], lastDay: all.at(-1), days: days + more.length };
}
