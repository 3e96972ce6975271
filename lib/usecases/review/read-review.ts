import type { Day, Month } from '../../domain/day.ts';
import type { PreRead, ReviewDossier } from '../../domain/review/pre-read.ts';
import { NotFound } from '../errors.ts';
import { inParallel } from '../in-parallel.ts';
import { type PageRequest, pageOf } from '../page-of.ts';
import { buildReview } from './build-review.ts';
import type { ReviewPorts } from './review-ports.ts';

/** As it was prepared for the meeting, or as it stands now. */
export type Values = 'frozen' | 'live';

/** A pre-read; `prepared` tells whether one is kept. Where none is, `frozen` gives what stands now. */
export type ReadReview = PreRead & { values: Values; prepared: boolean };

const ITEMS_AT_ONCE = 16;

/** The pre-read of a month. Throws NotFound when nobody signed up in it. */
export async function readReview(
  { month, values }: { month: Month; values: Values },
  ports: ReviewPorts,
): Promise<ReadReview> {
  const kept = await ports.reviews.preRead(month);
  if (kept && values === 'frozen') return { ...kept, values, prepared: true };
  const { preRead } = await buildReview(month, ports);
  return { ...preRead, values: 'live', prepared: kept !== undefined };
}

type DossiersPage = { month: Month; day: Day; values: Values; total: number; accounts: ReviewDossier[]; next?: string };

/** The dossiers of a month, page by page, most pressing first. Throws NotFound, CursorUnknown. */
export async function listDossiers(
  { month, values, ...request }: { month: Month; values: Values } & PageRequest,
  ports: ReviewPorts,
): Promise<DossiersPage> {
  const kept = values === 'frozen' ? await ports.reviews.preRead(month) : undefined;
  if (!kept) {
    const { preRead, dossiers } = await buildReview(month, ports);
    const { items, next } = pageOf(dossiers, (one) => one.accountId, `${month} live`, request);
    return { month, day: preRead.day, values: 'live', total: dossiers.length, accounts: items, next };
  }
  const { items, next } = pageOf(kept.accounts, (one) => one.accountId, `${month} ${kept.preparedAt}`, request);
  const found = new Map<string, ReviewDossier>();
  await inParallel(ITEMS_AT_ONCE, items, async ({ accountId }) => {
    const dossier = await ports.reviews.dossier(month, accountId);
    if (dossier) found.set(accountId, dossier);
  });
  const accounts = items.flatMap(({ accountId }) => found.get(accountId) ?? []);
  return { month, day: kept.day, values: 'frozen', total: kept.accounts.length, accounts, next };
}

/** One account of a month. Throws NotFound when it did not sign up in it. */
export async function readDossier(
  { month, accountId, values }: { month: Month; accountId: string; values: Values },
  ports: ReviewPorts,
): Promise<{ month: Month; values: Values; account: ReviewDossier }> {
  const kept = values === 'frozen' ? await ports.reviews.dossier(month, accountId) : undefined;
  if (kept) return { month, values: 'frozen', account: kept };
  const { dossiers } = await buildReview(month, ports);
  const account = dossiers.find((one) => one.accountId === accountId);
  if (!account) throw new NotFound(`Account ${accountId} did not sign up in ${month}.`);
  return { month, values: 'live', account };
}
