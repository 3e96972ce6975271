import { notifications } from '@mantine/notifications';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi, type OperationAnswer, type OperationId, type OperationInput } from './call-api.ts';
import type { ApiProblem } from './problem.ts';

type ActOptions<K extends OperationId> = {
  /** What is read again afterwards. */
  refreshes?: readonly OperationId[];
  /** What is said when it is done. @default nothing */
  done?: string | ((answer: OperationAnswer<K>) => string);
  /** The page shows the problem itself: nothing is said of it elsewhere. */
  quiet?: boolean;
};

/** Does an operation, says what came of it, and has what it changed read again. */
export function useAct<K extends OperationId>(
  operationId: K,
  { refreshes = [], done, quiet = false }: ActOptions<K> = {},
): UseMutationResult<OperationAnswer<K>, ApiProblem, OperationInput<K>> {
  const queries = useQueryClient();
  return useMutation<OperationAnswer<K>, ApiProblem, OperationInput<K>>({
    mutationFn: (input) => callApi(operationId, input),
    onSuccess: (answer) => {
      if (done) notifications.show({ message: typeof done === 'function' ? done(answer) : done });
    },
    onError: (problem) => {
      if (!quiet)
        notifications.show({ title: problem.title, message: problem.message, color: 'red', autoClose: 10_000 });
    },
    onSettled: () => Promise.all(refreshes.map((operation) => queries.invalidateQueries({ queryKey: [operation] }))),
  });
}
