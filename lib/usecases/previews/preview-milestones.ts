import { type Day, monthOf } from '../../domain/day.ts';
import { measureAccount } from '../../domain/metrics/measure-account.ts';
import type { SourceFreshness } from '../../domain/metrics/source-freshness.ts';
import { implementedOn } from '../../domain/milestones/evaluate-milestones.ts';
import { type Definitions, scanHistory } from '../../domain/milestones/measure-days.ts';
import { type DefinedTwice, type MilestonesEffect, milestonesEffect } from '../../domain/previews/milestones-effect.ts';
import type { PreviewQuestion } from '../../domain/previews/preview.ts';
import type { Dossier } from '../../domain/records/dossier.ts';
import type { CohortMember } from '../../domain/review/cohort-member.ts';
import type { Workflows } from '../../domain/workflows/workflows.ts';
import { freshnessOf } from '../freshness-of.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from '../load-workflows.ts';
import { historySpan } from '../replay/history-span.ts';
import { allAccountIds, readDossiers } from '../replay/read-dossiers.ts';
import type { ReplayPorts } from '../replay/replayed-day.ts';
import { drafted } from './draft.ts';

export type MilestonesPreviewPorts = ReplayPorts & WorkflowPorts;

const MONTHS = 24;

/** What a draft of the milestones makes of two years of sign-ups, by all that is known today. Throws DraftFaulty, NothingPublished, NoHistory. */
export async function previewMilestones(
  { files }: Extract<PreviewQuestion, { kind: 'milestones' }>,
  ports: MilestonesPreviewPorts,
): Promise<MilestonesEffect> {
  const [published, draft] = [await loadCurrentWorkflows(ports), await drafted(files, ports)];
  const span = await historySpan(ports);
  const known = { until: span.until, freshness: await freshnessOf(ports.imports) };
  const accounts: DefinedTwice[] = [];
  const ids = await allAccountIds(ports.records);
  for await (const dossier of readDossiers(ids, monthOf(span.until), ports.records)) {
    ports.progress.report(accounts.length, ids.length, 'accounts looked at');
    accounts.push(...definedTwice(dossier, [published, draft], known));
  }
  const question = ({ milestones }: Workflows) => ({
    ...{ until: span.until, months: MONTHS, observedFrom: span.from },
    milestones: milestones.map(({ id, label }) => ({ id, label })),
  });
  return milestonesEffect(accounts, [question(published), question(draft)]);
}

type Known = { until: Day; freshness: SourceFreshness };

function definedTwice(dossier: Dossier, [one, other]: readonly [Workflows, Workflows], known: Known): DefinedTwice[] {
  const { until, freshness } = known;
  const [today] = measureAccount(dossier, one.catalogue, {
    from: until,
    until,
    freshness,
    only: new Set(),
    bare: true,
  });
  if (!today) return [];
  const { name, owner, signupDay, cancelledDay: leftDay } = today.attributes;
  const member = (definitions: Definitions): CohortMember => {
    const milestones = scanHistory(dossier, definitions, known);
    const implementedDay = implementedOn(milestones, definitions.milestones);
    const [firstValueDay] = Object.values(milestones).toSorted();
    return { signupDay, owner, milestones, firstValueDay, implementedDay, leftDay };
  };
  return [{ accountId: today.accountId, name, owner, before: member(one), after: member(other) }];
}
