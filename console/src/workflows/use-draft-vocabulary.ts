import { useMemo } from 'react';
import { useRead } from '../api/use-read.ts';
import type { Vocabulary } from '../conditions/vocabulary.ts';
import type { WorkflowsDraft } from './use-workflows-draft.ts';

/** What conditions of the draft can speak of: the published catalogue, and the draft's milestones. */
export function useDraftVocabulary({ outline }: WorkflowsDraft): Vocabulary | undefined {
  const metrics = useRead('listMetrics', {}).data?.metrics;
  const { milestones } = outline;
  return useMemo(() => metrics && { metrics, milestones }, [metrics, milestones]);
}
