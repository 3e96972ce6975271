/** What a timeline can be narrowed to, and the kinds of entries each holds. */
export const timelineGroups = {
  signals: ['band', 'milestone', 'case', 'survey', 'contact', 'contract'],
  playbooks: ['firing', 'run'],
  messages: ['message'],
  tasks: ['task'],
  notes: ['note'],
  decisions: ['override', 'pause', 'decision'],
} as const;
export type TimelineGroup = keyof typeof timelineGroups;
export type EntryKind = (typeof timelineGroups)[TimelineGroup][number];

/** How an entry bears on the account's staying with us. */
export const tones = ['good', 'bad', 'neutral'] as const;
export type Tone = (typeof tones)[number];

/**
 * Something that happened at an account. `at` is an instant (ISO 8601), or a day where no more is known; `id` is the
 * entry's own among those of the account; the other ids lead to where more is told.
 */
export type TimelineEntry = {
  id: string;
  kind: EntryKind;
  at: string;
  what: string;
  why?: string;
  tone: Tone;
  by?: string;
  state?: string;
  runId?: string;
  taskId?: string;
  deliveryId?: string;
  noteId?: string;
  ruleId?: string;
  /** A note that was changed after it was written. */
  edited?: true;
};

/** Days of a timeline, both included. */
export type Span = { from: string; until: string };

/** By what entries are ordered, newest first: those of the same moment by their ids. */
export function entryKey({ at, id }: Pick<TimelineEntry, 'at' | 'id'>): string {
  return `${at}~${id}`;
}

/** True for what happened on one of the days. */
export function within({ from, until }: Span, at: string | undefined): at is string {
  return at !== undefined && at.slice(0, 10) >= from && at.slice(0, 10) <= until;
}
