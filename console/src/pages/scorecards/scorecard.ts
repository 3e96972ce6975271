import type { Outline } from '../../workflows/use-workflows-draft.ts';

/** A scorecard as the outline of the draft gives it. */
export type Scorecard = Outline['scorecards'][number];
