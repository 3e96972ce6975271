import { useMemo } from 'react';
import { useRead } from '../api/use-read.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What conditions can speak of, as it is published; undefined until it was read. */
export function useVocabulary(): Vocabulary | undefined {
  const metrics = useRead('listMetrics', {}).data?.metrics;
  const milestones = useRead('showWorkflows', {}).data?.outline.milestones;
  return useMemo(() => metrics && milestones && { metrics, milestones }, [metrics, milestones]);
}
