import { useEffect, useMemo, useState } from 'react';
import type { WorkflowsDraft } from './use-workflows-draft.ts';
import type { YamlPath, YamlValue } from './yaml-edit.ts';

/** An entry as it is written: plain values by key. */
export type YamlEntry = { [key: string]: unknown; id?: unknown };

/** A list in a file of the draft, and how to change what stands in it. */
export type YamlList = {
  items: readonly YamlEntry[];
  /** The text is no YAML, or has no such list. */
  isFaulty: boolean;
  /** The reader of YAML is on its way. */
  isReading: boolean;
  /** Writes a value below the list (`[2, 'mode']`), or takes it away. */
  set(path: YamlPath, value: YamlValue | undefined): void;
};

type Yaml = typeof import('./yaml-edit.ts');
let loaded: Yaml | undefined;

/** Reads a list of a YAML file in the draft; what reads YAML is loaded when it is first needed. */
export function useYamlList(draft: WorkflowsDraft, path: string, key: string): YamlList {
  const [yaml, setYaml] = useState(loaded);
  useEffect(() => {
    if (loaded) return;
    void import('./yaml-edit.ts').then((module) => {
      loaded = module;
      setYaml(() => module);
    });
  }, []);
  const text = draft.textOf(path);
  const value = useMemo(() => yaml?.valueAt(text, [key]), [yaml, text, key]);
  const isList = Array.isArray(value);
  return {
    items: isList ? (value as YamlEntry[]).map((item) => (typeof item === 'object' && item ? item : {})) : [],
    isFaulty: yaml !== undefined && !isList,
    isReading: yaml === undefined,
    set(within, written) {
      const changed = yaml?.withValue(draft.textOf(path), [key, ...within], written);
      if (changed !== undefined) draft.edit(path, changed);
    },
  };
}

/** A value as a field shows it: texts and numbers as they are written, nothing for anything else. */
export function written(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
