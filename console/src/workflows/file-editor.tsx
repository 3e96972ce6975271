import type { EditorView } from '@codemirror/view';
import { useEffect, useMemo, useRef } from 'react';
import { proposalOf } from '../conditions/proposal-of.ts';
import { useVocabulary } from '../conditions/use-vocabulary.ts';
import { CodeEditor } from '../editor/code-editor.tsx';
import { showFaults, yamlExtensions } from '../editor/yaml-extensions.ts';
import type { WorkflowsDraft } from './use-workflows-draft.ts';
import { completionsFor } from './yaml-completions.ts';

type FileEditorProps = {
  draft: WorkflowsDraft;
  path: string;
  /** The text that the editor begins at: the place is scrolled to. */
  at?: number;
  minHeight?: number;
};

/** A file of the draft as text: completed, checked while it is written, each fault in its place. */
export function FileEditor({ draft, path, at, minHeight = 320 }: FileEditorProps) {
  const view = useRef<EditorView>(undefined);
  const vocabulary = useVocabulary();
  const { outline } = draft;
  const extensions = useMemo(
    () => yamlExtensions(path, completionsFor(path, outline, vocabulary)),
    [path, outline, vocabulary],
  );
  const faults = draft.faults.filter(({ file }) => file === path);
  const known = JSON.stringify(faults);
  // biome-ignore lint/correctness/useExhaustiveDependencies: faults are new objects at each render; `known` is what they say
  useEffect(() => {
    const placed = faults.map(({ offset = 0, message, hint }) => ({ offset, message, hint, meant: proposalOf(hint) }));
    if (view.current) showFaults(view.current, placed);
  }, [known, extensions]);
  return (
    <CodeEditor
      key={path}
      label={`${path}, as text`}
      value={draft.textOf(path)}
      onChange={draft.mayEdit ? (text) => draft.edit(path, text) : undefined}
      extensions={extensions}
      minHeight={minHeight}
      maxHeight={720}
      onReady={(made) => {
        view.current = made;
        if (at !== undefined) leadTo(made, at);
      }}
    />
  );
}

function leadTo(view: EditorView, at: number): void {
  const anchor = Math.min(at, view.state.doc.length);
  view.dispatch({ selection: { anchor }, scrollIntoView: true });
}
