/** The names that a mapping's `file` stands for: a name or a pattern with `*` and `?`, also with `.gz` after it. */
export function matchFiles(pattern: string, names: readonly string[]): string[] {
  const expression = new RegExp(
    `^${pattern.replace(/[.*+?^${}()|[\]\\]/g, (sign) => wild[sign] ?? `\\${sign}`)}(?:\\.gz)?$`,
  );
  return names.filter((name) => expression.test(name)).toSorted();
}

const wild: Record<string, string> = { '*': '.*', '?': '.' };
const formats = { csv: 'csv', tsv: 'tsv', tab: 'tsv', ndjson: 'ndjson', jsonl: 'ndjson' } as const;

/** The format that a file's name tells; undefined when it tells none. */
export function formatOf(file: string): 'csv' | 'tsv' | 'ndjson' | undefined {
  const extension = /\.([a-z]+)(?:\.gz)?$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(formats, extension) ? formats[extension as keyof typeof formats] : undefined;
}
