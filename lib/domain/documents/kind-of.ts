import * as z from 'zod';
import { didYouMean } from './did-you-mean.ts';
import { found } from './read-with-schema.ts';

/**
 * Settings of several kinds, told apart by the word under `key` (`record: usage`): only the schema of that
 * kind is applied, so that faults speak of what was meant and not of every kind at once.
 */
export function kindOf<Kinds extends Record<string, z.ZodType>>(key: string, kinds: Kinds) {
  const words = Object.keys(kinds);
  return z.unknown().transform((value, context): z.output<Kinds[keyof Kinds]> => {
    const word = isSettings(value) ? value[key] : undefined;
    const schema = typeof word === 'string' && Object.hasOwn(kinds, word) ? kinds[word] : undefined;
    if (!schema) {
      context.issues.push(unknownKind({ key, words, value, word }));
      return z.NEVER;
    }
    const result = schema.safeParse(value, { reportInput: true });
    if (result.success) return result.data as z.output<Kinds[keyof Kinds]>;
    passOn(result.error, context);
    return z.NEVER;
  });
}

/** Reports the issues of a schema that was applied by hand as issues of the schema at work. */
export function passOn(error: z.ZodError, context: z.core.ParsePayload): void {
  for (const issue of error.issues) context.issues.push({ ...issue, input: issue.input } as z.core.$ZodRawIssue);
}

function unknownKind({ key, words, value, word }: { key: string; words: string[]; value: unknown; word: unknown }) {
  const choices = `expected one of ${words.join(', ')}`;
  if (!isSettings(value)) {
    return { code: 'custom' as const, input: value, message: `expected keys and values, found ${found(value)}` };
  }
  if (word === undefined) {
    return { code: 'custom' as const, input: value, message: `"${key}" is missing; ${choices}` };
  }
  const params = { hint: didYouMean(String(word), words) };
  return { code: 'custom' as const, input: word, path: [key], message: `${choices}, found ${found(word)}`, params };
}

const isSettings = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
