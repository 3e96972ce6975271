import type { Scope } from '../../../lib/domain/expressions/helpers.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the builder of conditions is given. */
export type ConditionBuilderProps = {
  /** The condition (CEL). What is not changed in it stays as it was written. */
  value: string;
  /** Absent: the condition is only shown. */
  onChange?: (value: string) => void;
  /** Where the condition stands, and so what it may speak of. */
  scope: Scope;
  /** What there is to speak of; room is kept until it is known. */
  vocabulary: Vocabulary | undefined;
  /** What it is for, for those who hear the page. @default Condition */
  label?: string;
  /** What else is wrong with it, as who reads it on the service says. */
  faults?: readonly { message: string; hint?: string }[];
};
