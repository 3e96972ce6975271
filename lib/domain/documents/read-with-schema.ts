import * as z from 'zod';
import { didYouMean } from './did-you-mean.ts';
import { type DocumentPath, faultAt, type Parsed, type SourceDocument } from './source-document.ts';

type Issue = z.core.$ZodIssue;

/** What an issue that a schema adds itself (`code: 'custom'`) may say besides its message. */
export type IssueParams = { hint?: string; offset?: number; atKey?: boolean };

/** An object that takes these keys and no others; a key it does not know is answered with the ones it does. */
export function onlyKeys<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined) });
}

/**
 * Reads a document with a zod schema: the value, or a fault at the place of each issue, in words for the
 * person who wrote the document. Objects should be made with `onlyKeys`.
 */
export function readWithSchema<T>(document: SourceDocument, schema: z.ZodType<T>): Parsed<T> {
  const result = schema.safeParse(document.value, { reportInput: true });
  if (result.success) return { value: result.data, faults: [] };
  return { faults: result.error.issues.flatMap((issue) => faultsOf(document, issue)) };
}

function faultsOf(document: SourceDocument, issue: Issue) {
  const path = issue.path as DocumentPath;
  if (issue.code !== 'unrecognized_keys') {
    return [faultAt(document, path, wordsOf(issue, path), paramsOf(issue))];
  }
  return issue.keys.map((key) => {
    const hint = didYouMean(key, issue.message.split(', '));
    return faultAt(document, [...path, key], `unknown key "${key}"; known here: ${issue.message}`, {
      hint,
      atKey: true,
    });
  });
}

function paramsOf(issue: Issue): IssueParams | undefined {
  if (issue.code === 'custom') return issue.params as IssueParams | undefined;
  if (issue.code !== 'invalid_value' || typeof issue.input !== 'string') return undefined;
  return { hint: didYouMean(issue.input, issue.values.map(String)) };
}

function wordsOf(issue: Issue, path: DocumentPath): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.input === undefined)
    return `${typeof path.at(-1) === 'string' ? `"${path.at(-1)}"` : 'a value'} is missing`;
  if (issue.code === 'invalid_type')
    return `expected ${kinds[issue.expected] ?? issue.expected}, found ${found(issue.input)}`;
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.join(', ')}, found ${found(issue.input)}`;
  return issue.message;
}

const kinds: Record<string, string> = {
  string: 'text',
  object: 'keys and values',
  record: 'keys and values',
  array: 'a list',
  number: 'a number',
  boolean: 'true or false',
};

/** What was found, in words: texts, numbers and booleans as written. */
export function found(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'keys and values';
  return typeof value === 'string' ? `"${value}"` : String(value);
}
