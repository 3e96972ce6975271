import type { Day } from '../day.ts';
import type { Standing } from '../health/health.ts';
import type { RecordRef } from './record-ref.ts';

/** Why a score moved. `value`: the account's own values; `silent`, `known-again`: a measure lost its input, or has it (again). */
export const changeCauses = [
  'value',
  'milestone',
  'silent',
  'known-again',
  'peers',
  'scorecard',
  'another-scorecard',
  'override',
  'rounding',
] as const;
export type ChangeCause = (typeof changeCauses)[number];

/** What became of a record: it is new, arrived late (after its day had been judged), was corrected or went on, or counts no more. */
export const recordFates = ['entered', 'late', 'changed', 'left'] as const;
export type RecordFate = (typeof recordFates)[number];
export type RecordChange = { fate: RecordFate; count: number; newest: RecordRef[] };

/** One reason why a score is another: by how many points it moved the score (absent when there is no score to move), and in words. */
export type ChangeLine = {
  cause: ChangeCause;
  measure?: string;
  label?: string;
  amount?: number;
  words: string;
  records: RecordChange[];
};

/** What changed between two judged days; the amounts of the lines add up to `difference`. */
export type HealthChange = {
  since: Day;
  day: Day;
  before: Standing;
  after: Standing;
  difference?: number;
  lines: ChangeLine[];
};
