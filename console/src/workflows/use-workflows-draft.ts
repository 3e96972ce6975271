import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { callApi, type OperationAnswer } from '../api/call-api.ts';
import { useMe } from '../parts/use-me.ts';
import { keepDraft, readDraft, type StoredDraft, useStoredDraft } from './draft-store.ts';

export type Published = OperationAnswer<'showWorkflows'>;
export type Outline = Published['outline'];
export type DraftFault = OperationAnswer<'checkWorkflows'>['faults'][number];

/** What is published, what was changed of it in this browser, and what that says. */
export type WorkflowsDraft = {
  published: Published;
  /** The version that the changes were made from. */
  base: string;
  /** Changed files; null: taken away. */
  files: StoredDraft['files'];
  changed: string[];
  /** Somebody published since the draft was begun. */
  isStale: boolean;
  mayEdit: boolean;
  /** The text of a file as it is in the draft; empty where there is none. */
  textOf(path: string): string;
  /** Every path there is in the draft. */
  paths: string[];
  /** Changes a file; undefined makes it again what is published. */
  edit(path: string, text: string | null | undefined): void;
  discard(): void;
  /** What the draft says: as last read without a fault, or what is published. */
  outline: Outline;
  faults: DraftFault[];
  isChecking: boolean;
};

const TYPING_MS = 400;

/** The draft on top of what is published; checked as somebody types. */
export function useWorkflowsDraft(published: Published): WorkflowsDraft {
  const { mayUse } = useMe();
  const stored = useStoredDraft();
  const files = stored?.files ?? NOTHING;
  const base = stored?.base ?? published.version;
  const checking = useCheck(base, files);
  const texts = useMemo(() => textsOf(published, files), [published, files]);
  const checked = Object.keys(files).length > 0 ? checking.data : undefined;
  return {
    ...{ published, base, files, changed: Object.keys(files) },
    isStale: base !== published.version,
    mayEdit: mayUse('leader'),
    textOf: (path) => texts.get(path) ?? '',
    paths: [...texts.keys()],
    edit: (path, text) => editFile(published, path, text),
    discard: () => keepDraft(undefined),
    outline: checked?.outline ?? published.outline,
    faults: checked?.faults ?? [],
    isChecking: checking.isFetching || checking.isWaiting,
  };
}

const NOTHING: StoredDraft['files'] = {};

function useCheck(base: string, files: StoredDraft['files']) {
  const [settled] = useDebouncedValue(files, TYPING_MS);
  const query = useQuery({
    queryKey: ['checkWorkflows', base, settled],
    queryFn: ({ signal }) => callApi('checkWorkflows', { body: { base, files: settled } }, signal),
    enabled: Object.keys(settled).length > 0,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return { data: query.data, isFetching: query.isFetching, isWaiting: settled !== files };
}

function textsOf(published: Published, files: StoredDraft['files']): Map<string, string> {
  const texts = new Map(published.files.map(({ path, text }) => [path, text]));
  for (const [path, text] of Object.entries(files)) {
    if (text === null) texts.delete(path);
    else texts.set(path, text);
  }
  return texts;
}

/** What is written as it is published is no change. */
function editFile(published: Published, path: string, text: string | null | undefined): void {
  const draft = readDraft() ?? { base: published.version, files: {} };
  const before = published.files.find((file) => file.path === path)?.text ?? null;
  const { [path]: _, ...others } = draft.files;
  const files = text === undefined || text === before ? others : { ...others, [path]: text };
  keepDraft({ ...draft, files });
}
