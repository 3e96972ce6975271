/** Something with a number: a metric, its standing among peers, its change, days of a milestone, a part of the score. */
export type NumberSubject =
  | { of: 'metric'; metric: string }
  | { of: 'percentile'; metric: string }
  | { of: 'trend'; metric: string }
  | { of: 'daysSince' | 'daysOverdue'; milestone: string }
  | { of: 'health' | 'risk'; field: string };

export const comparisons = ['<', '<=', '>', '>=', '==', '!='] as const;
export type Comparison = (typeof comparisons)[number];

/** What a text is asked; `in` takes several. */
export const textQuestions = ['==', '!=', 'in', 'contains', 'startsWith', 'endsWith', '<', '<=', '>', '>='] as const;
export type TextQuestion = (typeof textQuestions)[number];

/** A text of an account: an attribute, or the band of its health. */
export type TextSubject = { of: 'account'; field: string } | { of: 'band' };

/** One thing that is so or not. */
export type Test =
  | { form: 'number'; subject: NumberSubject; operator: Comparison; value: number | { metric: string } }
  | { form: 'text'; subject: TextSubject; operator: TextQuestion; value: string | string[] }
  | { form: 'flag'; flag: 'implemented' | 'cancelled' }
  | { form: 'milestone'; helper: 'reached' | 'overdue'; milestone: string }
  | { form: 'contact'; role: string }
  | { form: 'known'; metric: string }
  | { form: 'has'; field: string }
  | { form: 'moving'; helper: 'rising' | 'falling'; metric: string; share?: number };

/**
 * A part of a condition as it is drawn. `source` is the text that it was read from, while nothing in it was changed:
 * what is not touched is written back as it stood. What cannot be drawn is `text`.
 */
export type Part = Group | TestPart | TextPart;

export type TestPart = { kind: 'test'; key: string; negated: boolean; test: Test; source?: string };
export type TextPart = { kind: 'text'; key: string; text: string; source?: string };

/** Parts that must all hold, or of which one must. `gaps` is the text around and between them, while there are as many. */
export type Group = {
  kind: 'group';
  key: string;
  join: 'all' | 'any';
  negated: boolean;
  parts: Part[];
  gaps?: string[];
  source?: string;
};

let keys = 0;

/** A key for a part, other than any given before: what was made keeps its place on the screen. */
export function newKey(): string {
  keys += 1;
  return `part-${keys}`;
}
