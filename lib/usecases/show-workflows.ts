import { addDays } from '../domain/day.ts';
import { outlineWorkflows, type WorkflowsOutline } from '../domain/workflows/outline-workflows.ts';
import type { DayStore } from '../ports/judging.ts';
import type { PublishedVersion, WorkflowFiles } from '../ports/workflows.ts';
import { currentVersion } from './current-version.ts';
import { NotFound } from './errors.ts';
import { loadWorkflows, type WorkflowPorts } from './load-workflows.ts';
import { oncePerVersion } from './once-per-version.ts';

/** Firings by rule over the last judged days. */
export type RuleFirings = { from: string; to: string; byRule: Record<string, number> };

/** What is published: the texts, what they say, and how often each rule fired in the last four judged weeks. */
export type ShownWorkflows = PublishedVersion & {
  files: { path: string; text: string }[];
  outline: WorkflowsOutline;
  firings?: RuleFirings;
};

const DAYS = 28;

/** The workflows in force. Throws NothingPublished before anything was published. */
export async function showWorkflows(_: object, ports: WorkflowPorts & { days: DayStore }): Promise<ShownWorkflows> {
  const published = await currentVersion(ports.workflows);
  const [workflows, files, firings] = await Promise.all([
    loadWorkflows(published.version, ports),
    filesOf(published.version, ports),
    firingsOf(ports.days),
  ]);
  return { ...published, files: inOrder(files), outline: outlineWorkflows(workflows), ...(firings && { firings }) };
}

const texts = oncePerVersion<WorkflowFiles>();

/** The texts of a published version, as they were written, read once per process. Throws NotFound. */
export function filesOf(version: string, { workflows }: Pick<WorkflowPorts, 'workflows'>): Promise<WorkflowFiles> {
  return texts(version, workflows, async () => {
    // What functions read lies beside it under a name of its own, which is no version.
    const files = /^\w+$/.test(version) ? await workflows.files(version) : undefined;
    if (files) return files;
    throw new NotFound(`There is no published version ${version}.`);
  });
}

/** Files by path: those of the folder itself first, then what lies in folders. */
export function inOrder(files: WorkflowFiles): { path: string; text: string }[] {
  const depth = (path: string) => path.split('/').length;
  return Object.entries(files)
    .map(([path, text]) => ({ path, text }))
    .sort((a, b) => depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1));
}

async function firingsOf(days: DayStore): Promise<RuleFirings | undefined> {
  const latest = await days.latestDaySummary();
  if (!latest) return undefined;
  const from = addDays(latest.day, 1 - DAYS);
  const byRule: Record<string, number> = {};
  for (const { firings } of await days.daySummaries(from, latest.day)) {
    for (const [rule, count] of Object.entries(firings)) byRule[rule] = (byRule[rule] ?? 0) + count;
  }
  return { from, to: latest.day, byRule };
}
