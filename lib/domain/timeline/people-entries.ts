import type { Month } from '../day.ts';
import type { Override, OverrideSetting } from '../health/override.ts';
import type { Pause } from '../messages/pause.ts';
import type { Decision, DecisionKind, StandingDecision } from '../review/meeting.ts';
import type { Note } from './note.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/** A note, unless it was deleted. */
export function noteEntries({ noteId, text, by, createdAt, editedAt, deletedAt }: Note): TimelineEntry[] {
  if (deletedAt !== undefined) return [];
  const common = {
    id: `note-${noteId}`,
    kind: 'note',
    at: createdAt,
    what: text,
    by,
    noteId,
    tone: 'neutral',
  } as const;
  return [editedAt === undefined ? common : { ...common, edited: true }];
}

/** A pause: that it was made, and that somebody ended it. */
export function pauseEntries({ pauseId, until, because, by, createdAt, endedAt, endedBy }: Pause): TimelineEntry[] {
  const common = { kind: 'pause', tone: 'neutral' } as const;
  const made: TimelineEntry = {
    ...{ ...common, id: `pause-${pauseId}`, at: createdAt, by, why: because },
    what: `Nudges paused until ${until}`,
  };
  if (endedAt === undefined) return [made];
  const what = 'Nudges resumed';
  return [made, { ...common, id: `pause-${pauseId}-ended`, at: endedAt, what, by: endedBy }];
}

/** An override: that it was set, and that somebody withdrew it. */
export function overrideEntries(override: Override): TimelineEntry[] {
  const { overrideId, set, until, because, by, createdAt, withdrawnAt, withdrawnBy } = override;
  const common = { kind: 'override', tone: 'neutral' } as const;
  const made: TimelineEntry = {
    ...{ ...common, id: `override-${overrideId}`, at: createdAt, by, why: because },
    what: `${settingInWords(set)} until ${until}`,
  };
  if (withdrawnAt === undefined) return [made];
  const what = `Withdrawn: ${settingInWords(set)}`;
  return [made, { ...common, id: `override-${overrideId}-withdrawn`, at: withdrawnAt, what, by: withdrawnBy }];
}

/** A decision of a review of a month that stands, and those it replaced. */
export function decisionEntries({ replaced, ...standing }: StandingDecision, month: Month): TimelineEntry[] {
  const all = [
    decisionEntry(standing, month),
    ...replaced.map((one) => ({ ...decisionEntry(one, month), state: 'replaced' })),
  ];
  return [...[standing, ...replaced].flatMap((one) => takenBackEntries(one, month)), ...all];
}

/** That a decision was taken back, and what became of what it had begun. */
function takenBackEntries({ takenBack, revision, decision }: Decision, month: Month): TimelineEntry[] {
  if (!takenBack) return [];
  const { by, at, undone } = takenBack;
  const why = undone.map(({ words }) => words).join(' ');
  return [
    {
      ...{ id: `decision-${month}-${revision}-taken-back`, kind: 'decision', at, by, tone: 'neutral' },
      what: `Review of ${month}: “${decisionWords[decision]}” taken back`,
      ...(why && { why }),
    },
  ];
}

const decisionWords: Record<DecisionKind, string> = {
  implemented: 'implemented',
  'on-track': 'on track',
  intervene: 'intervene',
  lost: 'lost',
  snooze: 'look again later',
};

function decisionEntry({ decision, revision, by, at, because, until, started }: Decision, month: Month): TimelineEntry {
  return {
    ...{ id: `decision-${month}-${revision}`, kind: 'decision', at, by, tone: 'neutral' },
    what: `Review of ${month}: ${decisionWords[decision]}${until ? ` on ${until}` : ''}`,
    ...(because !== undefined && { why: because }),
    ...(started && 'runId' in started && { runId: started.runId }),
    ...(started && 'taskId' in started && { taskId: started.taskId }),
  };
}

function settingInWords(set: OverrideSetting): string {
  if ('band' in set) return `Band set to ${set.band}`;
  return 'score' in set ? `Score set to ${set.score}` : `${set.measure} set to ${set.points} points`;
}
