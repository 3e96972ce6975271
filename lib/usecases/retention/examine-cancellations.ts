import { compareTexts } from '../../domain/compare-texts.ts';
import { addDays, addMonths, type Day, daysBetween, monthOf } from '../../domain/day.ts';
import type { SourceFreshness } from '../../domain/metrics/source-freshness.ts';
import type { Dossier } from '../../domain/records/dossier.ts';
import { measureAsKnown } from '../../domain/replay/measure-as-known.ts';
import type { CancellationCase } from '../../domain/retention/cancellation-case.ts';
import { departureSigns } from '../../domain/retention/departure-signs.ts';
import { agreementOf, deriveReason } from '../../domain/retention/derive-reason.ts';
import { type Loss, lossKey } from '../../domain/retention/losses.ts';
import type { RetainedAccount } from '../../domain/retention/retained-account.ts';
import type { FiringStore } from '../../ports/judging.ts';
import type { RecordStore } from '../../ports/records.ts';
import type { RetentionStore } from '../../ports/reports.ts';
import type { ImportStore } from '../../ports/sources.ts';
import { freshnessOf } from '../freshness-of.ts';
import { type LoadedWorkflows, loadWorkflows, type WorkflowPorts } from '../load-workflows.ts';
import { catchDeparture } from './catch-departure.ts';
import { type DeedPorts, gatherDeeds } from './gather-deeds.ts';

export type ExaminingPorts = WorkflowPorts &
  DeedPorts & { records: RecordStore; imports: ImportStore; firings: FiringStore; retention: RetentionStore };

/** Cases are made of so many months. */
export const examinedMonths = 24;
/** What one run looks into at most, the newest first; the rest is left to the next ones. */
const mostAtOnce = 200;

/** What of the history is looked into: losses of the ledger of a day, by a version of the workflows. */
export type Examination = { day: Day; workflowsVersion: string };

/** Looks into every lost customer of whom that was not done yet, or of whom more has become known since. */
export async function examineCancellations(
  { day, workflowsVersion }: Examination,
  ports: ExaminingPorts,
): Promise<{ examined: number; left: number }> {
  const ledger = await ports.retention.ledger(day);
  const from = addMonths(`${monthOf(day)}-01`, -examinedMonths);
  const known = new Map((await ports.retention.cases(from, '9999-12-31')).map((one) => [lossKey(one), one]));
  const open = ledger
    .flatMap((account) => account.losses.map((loss) => ({ account, loss })))
    .filter(({ account, loss }) => {
      const before = known.get(lossKey({ accountId: account.accountId, day: loss.day }));
      const same = before?.historyRevision === account.historyRevision && before.workflowsVersion === workflowsVersion;
      return loss.day >= from && !same;
    })
    .toSorted((a, b) => compareTexts(b.loss.day, a.loss.day) || compareTexts(a.account.accountId, b.account.accountId));
  if (open.length === 0) return { examined: 0, left: 0 };
  const published = await loadWorkflows(workflowsVersion, ports);
  const freshness = await freshnessOf(ports.imports);
  const examined = open.slice(0, mostAtOnce);
  for (const lost of examined) {
    const found = await examine(lost, { day, published, freshness }, ports);
    if (found) await ports.retention.writeCases([found]);
  }
  return { examined: examined.length, left: open.length - examined.length };
}

type Lost = { account: RetainedAccount; loss: Loss };
type Examining = { day: Day; published: LoadedWorkflows; freshness: SourceFreshness };

async function examine(
  { account, loss }: Lost,
  { day, published, freshness }: Examining,
  ports: ExaminingPorts,
): Promise<CancellationCase | undefined> {
  const { accountId, currency, began, historyRevision } = account;
  const known = loss.said && loss.said.knownDay < loss.day ? loss.said.knownDay : loss.day;
  const lastDay = earlier(addDays(known, -1), day);
  const dossier = await dossierOf(accountId, lastDay, ports.records);
  if (!dossier) return undefined;
  const firings = await ports.firings.firingsOf(accountId);
  const found = deriveReason(factsOf(dossier, loss, lastDay, { published, freshness }));
  const { reason, comment } = loss.said ?? {};
  return {
    ...{ accountId, day: loss.day, lastDay, currency, mrr: loss.mrr, historyRevision },
    ...(reason !== undefined && { said: { reason, ...(comment !== undefined && { comment }) } }),
    ...found,
    agreement: agreementOf(reason, found),
    ...(began && { tenureDays: daysBetween(began.day, loss.day) }),
    deeds: await gatherDeeds(firings, lastDay, ports),
    catches: catchDeparture({ dossier, lastDay, firings, freshness }, published),
    workflowsVersion: published.version,
  };
}

function factsOf(
  dossier: Dossier,
  { said }: Loss,
  lastDay: Day,
  { published, freshness }: Pick<Examining, 'published' | 'freshness'>,
) {
  const { milestones, catalogue } = published;
  const only = new Set(milestones.flatMap(({ when }) => when.metrics));
  const [judged] = measureAsKnown(dossier, { catalogue, milestones }, { days: [lastDay], freshness, only });
  return {
    ...{ lastDay, judged, milestones },
    signs: departureSigns(dossier, lastDay, freshness),
    subscriptions: dossier.profile.subscriptions,
    ...(said && { said: { reason: said.reason, source: said.source, day: said.knownDay } }),
  };
}

async function dossierOf(accountId: string, until: Day, records: RecordStore): Promise<Dossier | undefined> {
  const [profiles, months] = await Promise.all([
    records.profiles([accountId]),
    records.months(accountId, '0000-01', monthOf(until)),
  ]);
  const profile = profiles.get(accountId);
  return profile && { profile, months };
}

const earlier = (a: Day, b: Day) => (a < b ? a : b);
