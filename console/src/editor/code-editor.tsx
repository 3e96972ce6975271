import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder as placeholderOf } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { editorTheme } from './editor-theme.ts';

type CodeEditorProps = {
  /** What the field is called, for those who hear the page. */
  label: string;
  value: string;
  onChange?: (value: string) => void;
  /** Language, completion, faults; when they change, the text and its history stay. */
  extensions?: Extension;
  placeholder?: string;
  minHeight?: number;
  maxHeight?: number;
  /** The view, for whoever leads to a place in it. */
  onReady?: (view: EditorView) => void;
};

/** Marks what the page writes, and nobody typed. */
const fromOutside = Annotation.define<boolean>();

/** A field for text with a grammar. Tab leaves the field, as it does everywhere. */
export function CodeEditor({
  label,
  value,
  onChange,
  extensions = [],
  placeholder,
  minHeight = 0,
  maxHeight,
  onReady,
}: CodeEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const changed = useRef(onChange);
  const more = useRef(new Compartment());
  changed.current = onChange;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made once; what changes afterwards is told to it below
  useEffect(() => {
    const state = EditorState.create({
      doc: value,
      extensions: [
        history(),
        keymap.of([...defaultKeymap.filter(({ key }) => key !== 'Tab'), ...historyKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, ...(!onChange && { 'aria-readonly': 'true' }) }),
        EditorState.readOnly.of(!onChange),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.every((one) => one.annotation(fromOutside))) {
            changed.current?.(update.state.doc.toString());
          }
        }),
        editorTheme(minHeight, maxHeight),
        ...(placeholder ? [placeholderOf(placeholder)] : []),
        more.current.of(extensions),
      ],
    });
    const made = new EditorView({ state, parent: place.current as HTMLDivElement });
    view.current = made;
    onReady?.(made);
    return () => made.destroy();
  }, []);

  useEffect(() => view.current?.dispatch({ effects: more.current.reconfigure(extensions) }), [extensions]);

  useEffect(() => {
    const current = view.current;
    if (!current || current.state.doc.toString() === value) return;
    const changes = { from: 0, to: current.state.doc.length, insert: value };
    current.dispatch({ changes, annotations: fromOutside.of(true) });
  }, [value]);

  return <div ref={place} />;
}
