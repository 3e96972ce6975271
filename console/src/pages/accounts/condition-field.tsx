import { Skeleton } from '@mantine/core';
import { ConditionBuilder } from '../../conditions/condition-builder.tsx';
import { useVocabulary } from '../../conditions/use-vocabulary.ts';

/** A condition on accounts, built by clicking or written. */
export function ConditionField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const vocabulary = useVocabulary();
  if (!vocabulary) return <Skeleton height={180} />;
  return <ConditionBuilder value={value} onChange={onChange} scope="account" vocabulary={vocabulary} />;
}
