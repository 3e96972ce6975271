import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { fitsFilter } from '../../../../lib/domain/portfolio/account-filter.ts';
import type { PortfolioRow } from '../../../../lib/domain/portfolio/portfolio-row.ts';
import { callApi, type OperationAnswer } from '../../api/call-api.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { useRead } from '../../api/use-read.ts';
import { type Account, accountFields } from './account.ts';
import type { AccountsView } from './account-address.ts';

/** As many as fill a screen or two; the rest comes behind them. */
const FIRST = 100;
const MOST_A_PAGE = 4000;
const fields = accountFields.join(',');

/** The orders that the API knows, by the column that has them. */
const serverSorts: Record<string, 'name' | 'mrr' | 'renewal' | 'signup' | 'churn-risk'> = {
  name: 'name',
  '-mrr': 'mrr',
  renewal: 'renewal',
  '-signup': 'signup',
  '-churnRisk': 'churn-risk',
};

/** Accounts as they are on the screen. */
export type Accounts = {
  day?: string;
  /** Those that fit the filters, as far as they have come. */
  rows: readonly Account[];
  /** How many fit; more than `rows` while they still come. */
  total: number;
  /** Every account that has come, whatever the filters. */
  everybody: readonly Account[];
  isComplete: boolean;
  /** Of how many it cannot be told whether they fit the condition. */
  unknown: number;
  isLoading: boolean;
  problem: ApiProblem | null;
  retry: () => void;
};

/**
 * The accounts that fit a view. The first ones are asked for as the view has them, so that the page stands at once; then
 * all of them are read, a few thousand at a time, and whatever is filtered and sorted from then on needs no request.
 */
export function useAccounts({ filter, where, segment, sorting }: AccountsView): Accounts {
  const sort = serverSorts[`${sorting.desc ? '-' : ''}${sorting.id}`] ?? 'risk';
  const [hasBegun, setHasBegun] = useState(false);
  const all = useEverybody(hasBegun);
  const first = useRead(
    'listAccounts',
    { query: { ...queryOf(filter), where, segment, sort, fields, limit: FIRST } as never },
    { enabled: !all.data },
  );
  useEffect(() => setHasBegun((before) => before || first.data !== undefined), [first.data]);
  const isAsked = where !== undefined || segment !== undefined;
  const matches = useRead(
    'matchAccounts',
    { query: { where, segment } },
    { enabled: isAsked && all.data !== undefined },
  );
  const fitting = useMemo(() => {
    if (!all.data || (isAsked && (!matches.data || matches.isPlaceholderData))) return undefined;
    const matched = isAsked ? new Set(matches.data?.accountIds) : undefined;
    return narrowed(all.data, filter, matched);
  }, [all.data, filter, isAsked, matches.data, matches.isPlaceholderData]);
  const problem = (first.data ? null : first.error) ?? all.error ?? matches.error;
  return {
    day: all.data?.day ?? first.data?.day,
    rows: fitting ?? first.data?.accounts ?? [],
    total: fitting?.length ?? first.data?.total ?? 0,
    everybody: all.data?.accounts ?? first.data?.accounts ?? [],
    isComplete: fitting !== undefined,
    unknown: isAsked ? (matches.data?.unknown ?? 0) : 0,
    isLoading: fitting === undefined && first.data === undefined,
    problem,
    retry: () => void Promise.all([first.refetch(), all.refetch()]),
  };
}

type Everybody = { day: string; accounts: readonly Account[] };

/** Everybody, customers or not, page after page; begins when the first screen stands. */
function useEverybody(enabled: boolean) {
  return useQuery<Everybody, ApiProblem>({
    queryKey: ['listAccounts', 'everybody'],
    queryFn: ({ signal }) => readEverybody(signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    enabled,
  });
}

async function readEverybody(signal: AbortSignal): Promise<Everybody> {
  const accounts: Account[] = [];
  let page: OperationAnswer<'listAccounts'> | undefined;
  do {
    const cursor = page?.next;
    page = await callApi('listAccounts', { query: { customers: 'all', limit: MOST_A_PAGE, fields, cursor } }, signal);
    accounts.push(...page.accounts);
  } while (page.next);
  return { day: page.day ?? '', accounts };
}

function narrowed({ day, accounts }: Everybody, filter: AccountsView['filter'], matched: Set<string> | undefined) {
  const wanted = { ...filter, customers: filter.customers ?? 'current' };
  return accounts.filter(
    (row) => (!matched || matched.has(row.accountId)) && fitsFilter(row as PortfolioRow, wanted, day),
  );
}

/** The filters as the query has them. */
function queryOf(filter: AccountsView['filter']) {
  return { ...filter, ...(filter.implemented !== undefined && { implemented: String(filter.implemented) }) };
}
