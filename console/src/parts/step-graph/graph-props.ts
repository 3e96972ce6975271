import type { PlaybookDrawing } from '../../../../lib/domain/playbooks/draw-playbook.ts';

/** What became of a step in a run: shown by a mark and in words, not by colour alone. */
export type StepMark = { state: 'done' | 'current' | 'failed' | 'skipped'; words?: string };

export type StepGraphProps = {
  drawing: PlaybookDrawing;
  /** What the picture is of, for those who hear the page. */
  label: string;
  /** Of a run: what became of each step that was reached; roads between marked steps are drawn as taken. */
  marks?: Readonly<Record<string, StepMark>>;
  selected?: string;
  /** A step was chosen; without it steps are only shown. */
  onSelect?: (stepId: string) => void;
};
