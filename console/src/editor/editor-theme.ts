import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in the colours of the page, whichever scheme it has. Heights in pixels. */
export function editorTheme(minHeight: number, maxHeight?: number): Extension {
  return [
    EditorView.theme({
      '&': {
        fontSize: '13px',
        color: 'var(--mantine-color-text)',
        backgroundColor: 'var(--mantine-color-body)',
        border: '1px solid var(--mantine-color-default-border)',
        borderRadius: 'var(--mantine-radius-md)',
        ...(maxHeight !== undefined && { maxHeight: `${maxHeight}px` }),
      },
      '&.cm-focused': { outline: '2px solid var(--mantine-primary-color-filled)', outlineOffset: '1px' },
      '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.6', overflow: 'auto' },
      '.cm-content': { minHeight: `${minHeight}px`, padding: '8px 0', caretColor: 'var(--mantine-color-text)' },
      '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
      '.cm-line': { padding: '0 10px' },
      '.cm-gutters': {
        backgroundColor: 'transparent',
        color: 'var(--mantine-color-dimmed)',
        border: 'none',
      },
      '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--mantine-color-default-hover)' },
      '.cm-placeholder': { color: 'var(--mantine-color-dimmed)' },
      '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
        backgroundColor: 'var(--mantine-primary-color-light-hover)',
      },
      '.cm-tooltip': {
        color: 'var(--mantine-color-text)',
        backgroundColor: 'var(--mantine-color-body)',
        border: '1px solid var(--mantine-color-default-border)',
        borderRadius: 'var(--mantine-radius-sm)',
        boxShadow: 'var(--mantine-shadow-md)',
      },
      '.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px' },
      '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
        color: 'var(--mantine-color-text)',
        backgroundColor: 'var(--mantine-primary-color-light)',
      },
      '.cm-completionDetail': { color: 'var(--mantine-color-dimmed)', fontStyle: 'normal' },
      '.cm-completionInfo': { maxWidth: '320px', padding: '8px', fontFamily: 'var(--mantine-font-family)' },
      '.cm-collapsedLines': {
        color: 'var(--mantine-color-dimmed)',
        background: 'var(--mantine-color-default-hover)',
        padding: '2px 10px',
      },
      '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: '"⋯"' },
      // What was taken away stands below what it became, letter by letter.
      '.cm-deletedChunk': { paddingLeft: '10px' },
      '.cm-diagnostic': { padding: '6px 10px', fontFamily: 'var(--mantine-font-family)' },
      '.cm-diagnosticAction': {
        color: 'var(--mantine-color-text)',
        backgroundColor: 'var(--mantine-color-default-hover)',
        border: '1px solid var(--mantine-color-default-border)',
        borderRadius: 'var(--mantine-radius-sm)',
        padding: '2px 8px',
      },
    }),
    syntaxHighlighting(colours),
  ];
}

const colours = HighlightStyle.define([
  {
    tag: [tags.propertyName, tags.definition(tags.propertyName)],
    color: 'light-dark(var(--mantine-color-brand-8), var(--mantine-color-brand-4))',
  },
  { tag: [tags.string, tags.content], color: 'var(--mantine-color-text)' },
  { tag: [tags.number, tags.bool, tags.keyword], color: 'var(--mantine-color-orange-text)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--mantine-color-dimmed)', fontStyle: 'italic' },
  { tag: [tags.function(tags.variableName), tags.operator], color: 'var(--mantine-color-grape-text)' },
]);
