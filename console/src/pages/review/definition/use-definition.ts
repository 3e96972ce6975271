import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { OperationAnswer } from '../../../api/call-api.ts';
import { useAct } from '../../../api/use-act.ts';
import { useRead } from '../../../api/use-read.ts';
import { editMilestone, MILESTONES_FILE, type MilestoneEdit } from './milestones-text.ts';

type Workflows = OperationAnswer<'showWorkflows'>;
export type OutlinedMilestone = Workflows['outline']['milestones'][number];
export type DraftFault = OperationAnswer<'checkWorkflows'>['faults'][number];

/** The definition of implemented while it is edited. */
export type DefinitionDraft = {
  text: string;
  isChanged: boolean;
  /** As the draft says them; as published while it cannot be read. */
  milestones: readonly OutlinedMilestone[];
  faults: readonly DraftFault[];
  setText: (text: string) => void;
  edit: (id: string, change: MilestoneEdit) => void;
  reset: () => void;
};

const textOf = ({ files }: Workflows) => files.find(({ path }) => path === MILESTONES_FILE)?.text ?? '';

/** So long after the last change a draft is checked. */
const PAUSE_MS = 400;

/** Keeps a draft of milestones.yaml, by text or by form, and has it checked as it changes. */
export function useDefinition(workflows: Workflows): DefinitionDraft {
  const published = textOf(workflows);
  const [text, setText] = useState(published);
  const [settled] = useDebouncedValue(text, PAUSE_MS);
  const isChanged = text !== published;
  const check = useChecked(settled, settled !== published);
  return {
    text,
    isChanged,
    milestones: (isChanged && check?.outline?.milestones) || workflows.outline.milestones,
    faults: isChanged ? (check?.faults ?? []) : [],
    setText,
    edit: (id, change) => setText((before) => editMilestone(before, id, change)),
    reset: () => setText(published),
  };
}

function useChecked(text: string, isWanted: boolean): OperationAnswer<'checkWorkflows'> | undefined {
  const { mutate, data } = useAct('checkWorkflows', { quiet: true });
  useEffect(() => {
    if (isWanted) mutate({ body: { files: { [MILESTONES_FILE]: text } } });
  }, [mutate, text, isWanted]);
  return data;
}

export type Preview = OperationAnswer<'showPreview'>;

/** So often a preview that is being worked out is looked at. */
const EVERY_MS = 1000;

/** Has the effect of a draft worked out, and reads it while it is. */
export function useEffectOnCohorts() {
  const [asked, setAsked] = useState<{ previewId: string; text: string }>();
  const request = useAct('requestPreview');
  const [isRunning, setRunning] = useState(false);
  const input = { params: { previewId: asked?.previewId ?? '' } };
  const read = useRead('showPreview', input, {
    enabled: asked !== undefined,
    everyMs: isRunning ? EVERY_MS : undefined,
  });
  const preview = read.data?.previewId === asked?.previewId ? read.data : undefined;
  useEffect(
    () => setRunning(asked !== undefined && (preview === undefined || preview.state === 'running')),
    [asked, preview],
  );
  const ask = (text: string) =>
    request.mutate(
      { body: { kind: 'milestones', files: { [MILESTONES_FILE]: text } } },
      { onSuccess: ({ previewId }) => setAsked({ previewId, text }) },
    );
  return { ask, askedText: asked?.text, preview, isWaiting: request.isPending || isRunning, problem: read.error };
}
