import { autocompletion, type Completion, type CompletionContext, completionKeymap } from '@codemirror/autocomplete';
import { forceLinting, linter } from '@codemirror/lint';
import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';
import { languageOf } from './language-of.ts';

/** A fault at a place of the text; `meant` is what was probably to be written. */
export type PlacedFault = { offset: number; message: string; hint?: string; meant?: string };

/** What can be written at a place: `key` is the key that the value is of, undefined where a key begins. */
export type Complete = (place: {
  key: string | undefined;
  parent: string | undefined;
  quote: string;
}) => readonly Completion[];

const told = StateEffect.define<readonly PlacedFault[]>();
const faultsKnown = StateField.define<readonly PlacedFault[]>({
  create: () => [],
  update: (faults, { effects }) => effects.reduce((known, effect) => (effect.is(told) ? effect.value : known), faults),
});

/** Colours, completion and faults of a file of the workflows. */
export function yamlExtensions(path: string, complete: Complete): Extension {
  return [
    languageOf(path),
    faultsKnown,
    linter((view) => view.state.field(faultsKnown).map((fault) => asDiagnostic(fault, view)), { delay: 0 }),
    autocompletion({ override: [(context) => completionsAt(context, complete)], icons: false }),
    keymap.of(completionKeymap),
  ];
}

/** Shows faults in an editor, in place of those shown before. */
export function showFaults(view: EditorView, faults: readonly PlacedFault[]): void {
  view.dispatch({ effects: told.of(faults) });
  forceLinting(view);
}

function asDiagnostic({ offset, message, hint, meant }: PlacedFault, view: EditorView) {
  const { doc } = view.state;
  const from = Math.min(offset, doc.length);
  const word = /^[\w.-]+/.exec(doc.sliceString(from, Math.min(doc.length, from + 80)))?.[0].length ?? 1;
  const replace = (target: EditorView, start: number, end: number) =>
    target.dispatch({ changes: { from: start, to: end, insert: meant ?? '' } });
  return {
    from,
    to: Math.min(from + word, doc.length),
    severity: 'error' as const,
    message: hint && !meant ? `${message}\n${hint}` : message,
    actions: meant ? [{ name: `Write ${meant}`, apply: replace }] : [],
  };
}

function completionsAt(context: CompletionContext, complete: Complete) {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const word = /[\w-]*$/.exec(before)?.[0] ?? '';
  if (word === '' && !context.explicit) return null;
  const pairs = [...before.slice(0, before.length - word.length).matchAll(/(?:^|[{,]|\s-)\s*([\w-]+):\s/g)];
  const key = pairs.at(-1)?.[1] ?? keyAbove(context, line.number, before);
  const place = { key, parent: parentOf(context, line.number, before), quote: before };
  return { from: context.pos - word.length, options: [...complete(place)], validFor: /^[\w-]*$/ };
}

/** In a text over several lines (`when: >-`), the key that it belongs to. */
function keyAbove(context: CompletionContext, number: number, before: string): string | undefined {
  for (let above = number - 1; above > 0; above -= 1) {
    const text = context.state.doc.line(above).text;
    const block = /^\s*(?:- )?([\w-]+): [>|]-?\s*$/.exec(text);
    if (block && indentOf(text) < indentOf(before)) return block[1];
    if (indentOf(text) < indentOf(before)) return undefined;
  }
  return undefined;
}

/** The key that the keys of this line stand below. */
function parentOf(context: CompletionContext, number: number, before: string): string | undefined {
  for (let above = number - 1; above > 0; above -= 1) {
    const text = context.state.doc.line(above).text;
    const key = /^\s*(?:- )?([\w-]+):\s*$/.exec(text);
    if (key && indentOf(text) < indentOf(before)) return key[1];
  }
  return undefined;
}

const indentOf = (text: string): number => /^\s*/.exec(text)?.[0].length ?? 0;
