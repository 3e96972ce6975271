import { TagsInput, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { YamlPath } from '../../workflows/yaml-edit.ts';
import type { SettingsFile } from './settings-file.ts';

type FieldProps = { settings: SettingsFile; path: YamlPath; label: string; description?: string; placeholder?: string };

/** One text of settings.yaml; it joins the draft when one leaves the field. */
export function TextSetting({
  settings,
  path,
  isNumber = false,
  isOptional = false,
  ...field
}: FieldProps & {
  isNumber?: boolean;
  /** An empty field takes the setting away. */
  isOptional?: boolean;
}) {
  const written = settings.text(path);
  const [text, setText] = useState(written);
  useEffect(() => setText(written), [written]);
  const keep = () => {
    if (text === written) return;
    const value = isNumber && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text.trim();
    settings.set(path, isOptional && value === '' ? undefined : value);
  };
  return (
    <TextInput
      {...field}
      value={text}
      error={settings.faultAt(path)}
      disabled={!settings.mayEdit}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
}

/** A list of texts of settings.yaml: Enter adds one. */
export function ListSetting({ settings, path, ...field }: FieldProps) {
  return (
    <TagsInput
      {...field}
      value={settings.list(path)}
      error={settings.faultAt(path)}
      disabled={!settings.mayEdit}
      clearable={false}
      onChange={(values) => settings.set(path, values)}
    />
  );
}
