import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Presenting, StandingDecision } from '../../../../../lib/domain/review/meeting.ts';
import type { ReviewLine } from '../../../../../lib/domain/review/pre-read.ts';
import { callApi } from '../../../api/call-api.ts';
import { useAct } from '../../../api/use-act.ts';
import { type AddressTexts, useAddress } from '../../../parts/use-address.ts';
import { neighbourOf, nextUndecided, positionOf, type Screen } from './screens.ts';
import { usePlace } from './use-place.ts';

type ScreensInput = {
  month: string;
  me: string;
  mayWrite: boolean;
  accounts: readonly ReviewLine[];
  decisions: ReadonlyMap<string, StandingDecision>;
  presenting?: Presenting;
};

/** Which screen is shown, and the ways to others. */
export type Screens = {
  order: Screen[];
  shown?: string;
  show: (accountId: string) => void;
  step: (by: 1 | -1) => void;
  toUndecided: () => void;
  present: (isPresenting: boolean) => void;
  /** Somebody else presents, and this person looks elsewhere. */
  follow?: { whom: string; onFollow: () => void };
};

const readAddress = ({ account }: AddressTexts) => account;

/** The screens of a meeting: the one in the address, or the one that is presented while this person follows. */
export function useScreens({ month, me, mayWrite, accounts, decisions, presenting }: ScreensInput): Screens {
  const [account, change] = useAddress(readAddress);
  const [isFollowing, setFollowing] = useState(account === undefined);
  const order = accounts.map(({ accountId }) => ({ accountId, decided: decisions.has(accountId) }));
  const other = presenting && presenting.by !== me ? presenting : undefined;
  const followed = isFollowing ? other?.accountId : undefined;
  const shown = order[positionOf(order, followed ?? account)]?.accountId;
  usePlace(month, shown, presenting?.by === me, !mayWrite);
  usePreparedNeighbours(month, order, shown);
  const presentAct = useAct('takePlace', { refreshes: ['readMeeting'] });
  const show = (accountId: string | undefined) => {
    setFollowing(false);
    if (accountId) change({ account: accountId });
  };
  return {
    order,
    shown,
    show,
    step: (by) => show(neighbourOf(order, shown, by)),
    toUndecided: () => show(nextUndecided(order, shown)),
    present: (isPresenting) =>
      presentAct.mutate({ params: { month }, body: { accountId: shown, presenting: isPresenting } }),
    ...(other && !isFollowing && { follow: { whom: other.by, onFollow: () => setFollowing(true) } }),
  };
}

/** Reads the screens before and after the one shown, so that an arrow key shows them at once. */
function usePreparedNeighbours(month: string, order: readonly Screen[], shown: string | undefined): void {
  const queries = useQueryClient();
  const beside = [neighbourOf(order, shown, 1), neighbourOf(order, shown, -1)].join(' ');
  useEffect(() => {
    for (const accountId of beside.split(' ').filter(Boolean)) {
      const input = { params: { month, accountId }, query: {} };
      void queries.prefetchQuery({
        queryKey: ['readReviewDossier', input],
        queryFn: ({ signal }) => callApi('readReviewDossier', input, signal),
        staleTime: 60_000,
      });
    }
  }, [queries, month, beside]);
}
