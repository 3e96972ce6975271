import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { callApi, type OperationAnswer, type OperationId, type OperationInput } from './call-api.ts';
import type { ApiProblem } from './problem.ts';

/** How often to read again, in milliseconds, and whether to read at all. */
export type ReadOptions = { everyMs?: number; enabled?: boolean };

/**
 * Reads an operation, and again when what it tells of was changed. While another input is read, what was there stays
 * (`isPlaceholderData`), so that a page does not jump.
 */
export function useRead<K extends OperationId>(
  operationId: K,
  input: OperationInput<K>,
  { everyMs, enabled }: ReadOptions = {},
): UseQueryResult<OperationAnswer<K>, ApiProblem> {
  return useQuery<OperationAnswer<K>, ApiProblem>({
    queryKey: [operationId, input],
    queryFn: ({ signal }) => callApi(operationId, input, signal),
    placeholderData: keepPreviousData as never,
    refetchInterval: everyMs,
    enabled,
  });
}
