import { useMemo } from 'react';
import type { Scope } from '../../../lib/domain/expressions/helpers.ts';
import { CodeEditor } from '../editor/code-editor.tsx';
import { celLanguage } from './cel-language.ts';
import type { Vocabulary } from './vocabulary.ts';

type ConditionTextProps = {
  value: string;
  onChange?: (value: string) => void;
  scope: Scope;
  vocabulary: Vocabulary;
  label: string;
};

/** A condition as text, with completion of every name there is, and faults at their place. */
export function ConditionText({ value, onChange, scope, vocabulary, label }: ConditionTextProps) {
  const extensions = useMemo(() => celLanguage(vocabulary, scope), [vocabulary, scope]);
  return (
    <CodeEditor
      label={`${label}, as text`}
      {...{ value, onChange, extensions }}
      minHeight={64}
      placeholder="logins_28d < 5 && !implemented"
    />
  );
}
