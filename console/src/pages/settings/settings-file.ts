import type { DraftFault, WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { valueAt, withValue, type YamlPath, type YamlValue } from '../../workflows/yaml-edit.ts';

export const settingsFile = 'settings.yaml';

/** What settings.yaml of the draft says, and how it is changed: comments and order stay as they are. */
export type SettingsFile = {
  mayEdit: boolean;
  text(path: YamlPath): string;
  list(path: YamlPath): string[];
  entries(path: YamlPath): Record<string, string>[];
  set(path: YamlPath, value: YamlValue | undefined): void;
  /** What the check found wrong at a path, in words. */
  faultAt(path: YamlPath): string | undefined;
};

/** The file; undefined while it is no YAML. */
export function settingsIn(draft: WorkflowsDraft): SettingsFile | undefined {
  const text = draft.textOf(settingsFile);
  if (withValue(text, ['time-zone'], 'UTC') === undefined) return undefined;
  const faults = draft.faults.filter(({ file }) => file === settingsFile);
  return {
    mayEdit: draft.mayEdit,
    text: (path) => asText(valueAt(text, path)),
    list: (path) => asList(valueAt(text, path)).map(asText),
    entries: (path) => asList(valueAt(text, path)).map((entry) => textsOf(entry)),
    set: (path, value) => draft.edit(settingsFile, withValue(text, path, value) ?? text),
    faultAt: (path) => faultAt(faults, path),
  };
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const asText = (value: unknown): string =>
  value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? '');

const textsOf = (entry: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries((entry ?? {}) as object).map(([key, value]) => [key, asText(value)]));

/** A fault names its place with dots and brackets: `webhooks[0].url`, or one part of it. */
function faultAt(faults: readonly DraftFault[], path: YamlPath): string | undefined {
  const wanted = path.join('.');
  const fault = faults.find((one) => {
    const place = one.path.replaceAll(/\[(\d+)\]/g, '.$1');
    return place === wanted || place.startsWith(`${wanted}.`);
  });
  return fault && [fault.message, fault.hint].filter(Boolean).join('; ');
}
