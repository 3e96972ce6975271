import { unifiedMergeView } from '@codemirror/merge';
import { useMemo } from 'react';
import { CodeEditor } from '../editor/code-editor.tsx';
import { languageOf } from '../editor/language-of.ts';

/** What changed in a file: lines taken away above those that came, what stayed folded. */
export function FileDiff({ path, before, after }: { path: string; before: string; after: string }) {
  const extensions = useMemo(
    () => [
      languageOf(path),
      unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: { margin: 3, minSize: 6 } }),
    ],
    [path, before],
  );
  return (
    <CodeEditor
      key={`${path} ${before.length}`}
      label={`Changes of ${path}`}
      value={after}
      extensions={extensions}
      maxHeight={520}
    />
  );
}
