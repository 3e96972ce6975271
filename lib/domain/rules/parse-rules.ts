import { readWithSchema } from '../documents/read-with-schema.ts';
import { type DocumentPath, faultAt, type Parsed, type SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import { compileCondition } from '../expressions/compile-condition.ts';
import { metricHint } from '../expressions/vocabulary.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { placeholders } from './reason-in-words.ts';
import type { Rule } from './rule.ts';
import { rulesFileSchema } from './rules-schema.ts';

/** Reads rules.yaml, or every fault in it at its place. Whether the playbooks exist is checked with the folder as a whole. */
export function parseRules(document: SourceDocument, catalogue: Catalogue): Parsed<Rule[]> {
  const { value: file, faults } = readWithSchema(document, rulesFileSchema);
  if (!file) return { faults };
  const rules: Rule[] = [];
  const found: Fault[] = [];
  for (const [index, { when, exitWhen, ...rest }] of file.rules.entries()) {
    const path: DocumentPath = ['rules', index];
    const compile = (key: string, text: string) => {
      const { condition, fault } = compileCondition(text, catalogue);
      if (fault) found.push(faultAt(document, [...path, key], fault.message, fault));
      return condition;
    };
    const compiled = compile('when', when);
    const exit = exitWhen === undefined ? undefined : compile('exit-when', exitWhen);
    found.push(...becauseFaults(document, path, rest.because, catalogue));
    const first = file.rules.findIndex(({ id }) => id === rest.id);
    if (first < index) {
      const line = document.positionOf(['rules', first, 'id']).line;
      found.push(faultAt(document, [...path, 'id'], `"${rest.id}" is already the rule on line ${line}`));
    }
    if (compiled) rules.push({ ...rest, when: compiled, exitWhen: exit });
  }
  return found.length > 0 ? { faults: found } : { value: rules, faults: [] };
}

/** What a reason can name besides metrics: the health score, and the churn risk. */
const OTHER_PLACEHOLDERS = ['score', 'risk'];

function becauseFaults(
  document: SourceDocument,
  path: DocumentPath,
  because: string | undefined,
  catalogue: Catalogue,
): Fault[] {
  if (because === undefined) return [];
  return placeholders(because).flatMap(({ name, offset }) => {
    if (catalogue.metrics.has(name) || OTHER_PLACEHOLDERS.includes(name)) return [];
    const hint = metricHint(name, catalogue, OTHER_PLACEHOLDERS);
    return [
      faultAt(document, [...path, 'because'], `there is no metric "${name}" to put here`, { hint, offset: offset + 1 }),
    ];
  });
}
