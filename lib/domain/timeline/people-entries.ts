import type { Override, OverrideSetting } from '../health/override.ts';
import type { Pause } from '../messages/pause.ts';
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

function settingInWords(set: OverrideSetting): string {
  if ('band' in set) return `Band set to ${set.band}`;
  return 'score' in set ? `Score set to ${set.score}` : `${set.measure} set to ${set.points} points`;
}
