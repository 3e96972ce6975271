import type { Day, Month } from '../../domain/day.ts';
import type { PreRead, ReviewDossier } from '../../domain/review/pre-read.ts';
import { NotFound } from '../errors.ts';
import { inParallel } from '../in-parallel.ts';
import { type PageRequest, pageOf } from '../page-of.ts';
import { buildReview } from './build-review.ts';
import type { ReviewPorts } from './review-ports.ts';
import { type StandingReview, standingReview } from './standing-review.ts';

/** As it was prepared for the meeting, or as it stands now. */
export type Values = 'frozen' | 'live';

/** A pre-read; `prepared` tells whether one is kept. Where none is, `frozen` gives what stands, as last worked out. */
export type ReadReview = PreRead & { values: Values; prepared: boolean };

const ITEMS_AT_ONCE = 16;

/** The pre-read of a month. Throws NotFound when nobody signed up in it. */
export async function readReview(
  { month, values }: { month: Month; values: Values },
  ports: ReviewPorts,
): Promise<ReadReview> {
  const kept = await ports.reviews.preRead(month);
  if (kept && values === 'frozen') return { ...kept, values, prepared: true };
  const { preRead } = await unpreparedReview(values, month, ports);
  return { ...preRead, values: 'live', prepared: kept !== undefined };
}

type DossiersPage = { month: Month; day: Day; values: Values; total: number; accounts: ReviewDossier[]; next?: string };

/** The dossiers of a month, page by page, most pressing first. Throws NotFound, CursorUnknown. */
export async function listDossiers(
  { month, values, ...request }: { month: Month; values: Values } & PageRequest,
  ports: ReviewPorts,
): Promise<DossiersPage> {
  const { preRead, dossierOf, ...as } = await reviewAs(values, month, ports);
  const scope = `${month} ${as.values === 'live' ? 'live' : preRead.preparedAt}`;
  const { items, next } = pageOf(preRead.accounts, (one) => one.accountId, scope, request);
  const found = new Map<string, ReviewDossier>();
  await inParallel(ITEMS_AT_ONCE, items, async ({ accountId }) => {
    const dossier = await dossierOf(accountId);
    if (dossier) found.set(accountId, dossier);
  });
  const accounts = items.flatMap(({ accountId }) => found.get(accountId) ?? []);
  return { month, day: preRead.day, values: as.values, total: preRead.accounts.length, accounts, next };
}

/** One account of a month. Throws NotFound when it did not sign up in it. */
export async function readDossier(
  { month, accountId, values }: { month: Month; accountId: string; values: Values },
  ports: ReviewPorts,
): Promise<{ month: Month; values: Values; account: ReviewDossier }> {
  const kept = values === 'frozen' ? await ports.reviews.dossier(month, accountId) : undefined;
  if (kept) return { month, values: 'frozen', account: kept };
  const { dossierOf } = await unpreparedReview(values, month, ports);
  const account = await dossierOf(accountId);
  if (!account) throw new NotFound(`Account ${accountId} did not sign up in ${month}.`);
  return { month, values: 'live', account };
}

async function reviewAs(
  values: Values,
  month: Month,
  ports: ReviewPorts,
): Promise<StandingReview & { values: Values }> {
  const preRead = values === 'frozen' ? await ports.reviews.preRead(month) : undefined;
  if (!preRead) return { ...(await unpreparedReview(values, month, ports)), values: 'live' };
  return { preRead, dossierOf: (accountId) => ports.reviews.dossier(month, accountId), values: 'frozen' };
}

/** As it stands at this moment where that is asked for (`live`), otherwise as last worked out. */
async function unpreparedReview(values: Values, month: Month, ports: ReviewPorts): Promise<StandingReview> {
  if (values === 'frozen') return standingReview(month, ports);
  const { preRead, dossiers } = await buildReview(month, ports);
  return { preRead, dossierOf: async (accountId) => dossiers.find((one) => one.accountId === accountId) };
}
