import { addDays, monthOf } from '../domain/day.ts';
import { NothingPublished } from '../domain/playbooks/errors.ts';
import type { Profile } from '../domain/records/dossier.ts';
import { decisionEntries, noteEntries, overrideEntries, pauseEntries } from '../domain/timeline/people-entries.ts';
import { recordEntries } from '../domain/timeline/record-entries.ts';
import { standingEntries } from '../domain/timeline/standing-entries.ts';
import type { Span, TimelineEntry, TimelineGroup } from '../domain/timeline/timeline-entry.ts';
import { firingEntry, messageEntry, runEntries, taskEntries } from '../domain/timeline/work-entries.ts';
import type { DayStore, FiringStore, OverrideStore } from '../ports/judging.ts';
import type { NoteStore, PauseStore, RunContents, RunStore, TaskStore } from '../ports/playbooks.ts';
import type { RecordStore } from '../ports/records.ts';
import type { ReviewStore } from '../ports/reports.ts';
import { loadWorkflows, type WorkflowPorts } from './load-workflows.ts';
import { once } from './once.ts';
import { runsOfAccount } from './runs-of-account.ts';

export type TimelinePorts = WorkflowPorts & {
  days: DayStore;
  records: RecordStore;
  firings: FiringStore;
  runs: RunStore;
  tasks: TaskStore;
  notes: NoteStore;
  pauses: PauseStore;
  overrides: OverrideStore;
  reviews: Pick<ReviewStore, 'decisionsOf'>;
};

/** Reads the entries of some days; it may also give some that lie outside. */
export type TimelineReader = (span: Span) => Promise<TimelineEntry[]>;

/** A run may have sent something, or given a task, so many days after it began. */
const RUN_REACH_DAYS = 120;

/** So many runs are opened for a span: the newest. */
const MOST_RUNS = 40;

/** Who reads each group of an account's timeline. What does not depend on the days is read once, whatever the spans. */
export function timelineReaders(profile: Profile, ports: TimelinePorts): Record<TimelineGroup, TimelineReader> {
  const { accountId } = profile;
  const firings = once(() => ports.firings.firingsOf(accountId));
  const runs = once(async () => runsOfAccount({ accountId, firings: await firings() }, ports));
  const tasksByHand = once(() => ports.tasks.madeByHand(accountId));
  const contents = memoised((runId: string) => ports.runs.contents(runId));
  const pauses = once(() => ports.pauses.ofAccount(accountId));
  const overrides = once(() => ports.overrides.ofAccount(accountId));
  const reviewed = once(() => ports.reviews.decisionsOf(accountId));
  const opened = async ({ from, until }: Span): Promise<RunContents[]> => {
    const first = addDays(from, -RUN_REACH_DAYS);
    const near = (await runs()).filter(({ startedAt }) => startedAt.slice(0, 10) <= until && startedAt >= first);
    return Promise.all(near.slice(0, MOST_RUNS).map(({ runId }) => contents(runId)));
  };
  return {
    signals: (span) => signalsOf(profile, span, ports),
    playbooks: async () => [
      ...(await firings()).filter(({ outcome }) => outcome !== 'started').map(firingEntry),
      ...(await runs()).flatMap(runEntries),
    ],
    messages: async (span) => (await opened(span)).flatMap(({ deliveries }) => deliveries.map(messageEntry)),
    tasks: async (span) =>
      [...(await opened(span)).flatMap(({ tasks }) => tasks), ...(await tasksByHand())].flatMap(taskEntries),
    notes: async ({ from, until }) => (await ports.notes.between(accountId, from, `${until}T99`)).flatMap(noteEntries),
    decisions: async () => [
      ...(await pauses()).flatMap(pauseEntries),
      ...(await overrides()).flatMap(overrideEntries),
      ...(await reviewed()).flatMap((decision) => decisionEntries(decision, decision.month)),
    ],
  };
}

async function signalsOf(profile: Profile, span: Span, ports: TimelinePorts): Promise<TimelineEntry[]> {
  const { accountId } = profile;
  const [days, months] = await Promise.all([
    ports.days.judgedHistory(accountId, addDays(span.from, -1), span.until),
    ports.records.months(accountId, monthOf(span.from), monthOf(span.until)),
  ]);
  // A case that was closed in these days may have been opened long before.
  const earlier = profile.longCaseMonths.filter((month) => month < monthOf(span.from));
  const long = await Promise.all(earlier.map((month) => ports.records.months(accountId, month, month)));
  const last = days.at(-1);
  const defined = last ? await definitionsOf(last.workflowsVersion, ports) : nothingDefined;
  return [...standingEntries(days, span, defined), ...recordEntries(profile, [...long.flat(), ...months], span)];
}

type Definitions = Parameters<typeof standingEntries>[2];

const nothingDefined: Definitions = { milestones: [], metrics: new Map() };

/** A version that is no longer kept costs the milestones their titles, not the account its timeline. */
async function definitionsOf(version: string, ports: TimelinePorts): Promise<Definitions> {
  try {
    const { milestones, catalogue } = await loadWorkflows(version, ports);
    return { milestones, metrics: catalogue.metrics };
  } catch (error) {
    if (error instanceof NothingPublished) return nothingDefined;
    throw error;
  }
}

function memoised<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const answer = known.get(key) ?? read(key);
    known.set(key, answer);
    return answer;
  };
}
