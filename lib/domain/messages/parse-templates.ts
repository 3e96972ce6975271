import type { Fault, Position } from '../errors.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { variableFault } from './message-variables.ts';
import { splitSubject, type Template, type TemplateReading } from './template.ts';

/** The template that ends every message to a customer. */
export const FOOTER = 'footer';

type Files = Record<string, string>;
type Read = (file: string, text: string) => TemplateReading;
type Checking = { files: Files; read: Read; catalogue: Catalogue };

/** Reads the templates among the files (`templates/<name>.txt` and `.html`), and says what is wrong with them. */
export function parseTemplates(checking: Checking): { templates: Map<string, Template>; faults: Fault[] } {
  const paths = Object.keys(checking.files).filter((path) => /^templates\/.+\.(txt|html)$/.test(path));
  const ids = [
    ...new Set([...paths.map((path) => path.replace(/^templates\/(.+)\.(txt|html)$/, '$1')), FOOTER]),
  ].sort();
  const faults = ids.flatMap((id) => pairFaults(id, checking.files));
  faults.push(...paths.flatMap((path) => fileFaults(path, checking)));
  const text = (id: string, ending: string) => checking.files[`templates/${id}.${ending}`] ?? '';
  const templates = ids.map((id): [string, Template] => [id, { id, text: text(id, 'txt'), html: text(id, 'html') }]);
  return { templates: new Map(templates), faults };
}

function pairFaults(id: string, files: Files): Fault[] {
  const missing = ['txt', 'html']
    .map((ending) => `templates/${id}.${ending}`)
    .filter((path) => files[path] === undefined);
  const message =
    id === FOOTER ? 'the footer of messages to customers is missing' : 'this half of the template is missing';
  return missing.map((file) => ({
    file,
    path: '',
    message,
    hint: 'a message has a text and an HTML part: write both',
  }));
}

function fileFaults(path: string, { files, read, catalogue }: Checking): Fault[] {
  const text = files[path] ?? '';
  const isFooter = path.startsWith(`templates/${FOOTER}.`);
  const at = (position: Position, message: string, hint?: string) => faultIn(path, text, position, { message, hint });
  const reading = read(path, text);
  if (reading.fault) return [at(reading.fault.position ?? { line: 1, column: 1 }, reading.fault.message)];
  const unknown = reading.variables.flatMap(({ path: variable, position }) => {
    const fault = variableFault(variable, catalogue);
    return fault ? [at(position, fault.message, fault.hint)] : [];
  });
  const start = { line: 1, column: 1 };
  if (path.endsWith('.txt') && !isFooter && !splitSubject(text)) {
    unknown.unshift(at(start, 'the first line is not a subject', 'begin with Subject: and what the message is about'));
  }
  if (isFooter && !reading.variables.some(({ path: variable }) => variable.join('.') === 'unsubscribe.url')) {
    unknown.unshift(
      at(start, 'the footer has no way out', 'write {{ unsubscribe.url }}: customers must be able to stop'),
    );
  }
  return unknown;
}

function faultIn(
  file: string,
  text: string,
  position: Position,
  { message, hint }: { message: string; hint?: string },
): Fault {
  const line = text.split(/\r?\n/)[position.line - 1] ?? '';
  return { file, path: '', message, hint, position, excerpt: `${line}\n${' '.repeat(position.column - 1)}^` };
}
