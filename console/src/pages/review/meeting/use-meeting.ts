import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MeetingState } from '../../../../../lib/domain/review/meeting.ts';
import { callApi } from '../../../api/call-api.ts';
import type { ApiProblem } from '../../../api/problem.ts';

/** So often everybody's notes and decisions are read while a meeting is open. */
const EVERY_MS = 2000;

/** All of a meeting that changes while it is held, as fresh as two seconds; only what changed is sent. */
export function useMeeting(month: string): UseQueryResult<MeetingState, ApiProblem> {
  const queries = useQueryClient();
  const queryKey = ['readMeeting', { params: { month } }];
  return useQuery<MeetingState, ApiProblem>({
    queryKey,
    queryFn: async ({ signal }) => {
      const known = queries.getQueryData<MeetingState>(queryKey);
      const query = { since: known?.revision };
      const { state, revision } = await callApi('readMeeting', { params: { month }, query }, signal);
      return state ?? known ?? { month, revision, notes: [], decisions: [], takenBack: [], people: [] };
    },
    refetchInterval: EVERY_MS,
    retry: false,
    staleTime: 0,
  });
}
