import { useHotkeys } from '@mantine/hooks';
import type { DecisionKind } from '../../../../../lib/domain/review/meeting.ts';
import { decisionOrder } from './decisions.ts';
import { NOTE_FIELD } from './notes.tsx';

/** What the keys of a meeting do; they do nothing while somebody types. */
export type MeetingKeys = {
  step: (by: 1 | -1) => void;
  toUndecided: () => void;
  press: (decision: DecisionKind) => void;
  toggleFull: () => void;
  toggleList: () => void;
};

/** Leads keys to what they do: arrows and J/K, N, 1 to 5, E, F and A. */
export function useMeetingKeys({ step, toUndecided, press, toggleFull, toggleList }: MeetingKeys): void {
  useHotkeys([
    ['ArrowRight', () => step(1)],
    ['J', () => step(1)],
    ['ArrowLeft', () => step(-1)],
    ['K', () => step(-1)],
    ['N', toUndecided],
    ['F', toggleFull],
    ['A', toggleList],
    ['E', () => document.getElementById(NOTE_FIELD)?.focus()],
    ...decisionOrder.map((decision, index): [string, () => void] => [String(index + 1), () => press(decision)]),
  ]);
}
