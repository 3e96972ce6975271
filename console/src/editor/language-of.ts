import { yaml } from '@codemirror/lang-yaml';
import type { Extension } from '@codemirror/state';
import { lineNumbers } from '@codemirror/view';

/** How a file of the workflows is coloured; templates are shown as they are. */
export function languageOf(path: string): Extension {
  return path.endsWith('.yaml') ? [lineNumbers(), yaml()] : lineNumbers();
}
