import type { Day, Month } from '../../domain/day.ts';
import { type RetentionDefinition, retentionDefinitions } from '../../domain/retention/definitions.ts';
import { lastMonthOver, monthsFrom, monthsLater } from '../../domain/retention/months.ts';
import {
  type BandShare,
  type ComingRenewal,
  type ForecastMonth,
  type RenewalForecast,
  renewalForecast,
} from '../../domain/retention/renewal-forecast.ts';
import type { RetainedLine } from '../../domain/retention/retained-line.ts';
import { retentionByMonth } from '../../domain/retention/retention-by-month.ts';
import { isInSegment, type Segment, type SegmentChoices, segmentChoices } from '../../domain/retention/segment.ts';
import type { RiskModelStore } from '../../ports/judging.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from '../load-workflows.ts';
import { observedMonths } from './keep-band-renewals.ts';
import { type RetainedPorts, readRetained } from './read-retained.ts';

/** For how many months, from the one of the last judged day on; `limit` is how many renewals are told one by one. */
export type RenewalsQuestion = { months: number; limit: number } & Segment;

/** A month that is over: how many were due, and renewed. */
export type PastRenewals = { month: Month; due: number; renewed: number; rate?: number };

/** Renewals to come and what is expected of them, after those of the year before. */
export type RenewalsReport = {
  day: Day;
  past: PastRenewals[];
  forecast: ForecastMonth[];
  renewals: ComingRenewal[];
  renewalsLeftOut: number;
  shares: BandShare[];
  /** Whether the churn-risk model says anything, and over how many days. */
  risk: { signal: 'sufficient' | 'insufficient' | 'no-model'; horizonDays: number };
  choices: SegmentChoices;
  definitions: RetentionDefinition[];
};

export type RenewalPorts = RetainedPorts & WorkflowPorts & { riskModels: RiskModelStore };

const pastMonths = 12;

/** Reports the renewals to come. Throws NoLedger, NothingPublished. */
export async function reportRenewals(
  { months, limit, ...segment }: RenewalsQuestion,
  ports: RenewalPorts,
): Promise<RenewalsReport> {
  const { day, lines } = await readRetained(ports);
  const own = lines.filter((line) => isInSegment(line, segment));
  const { forecast, risk } = await forecastOf(own, { day, months }, ports);
  return {
    day,
    past: pastOf(own, day),
    forecast: forecast.months,
    renewals: forecast.renewals.slice(0, limit),
    renewalsLeftOut: Math.max(0, forecast.renewals.length - limit),
    shares: forecast.shares,
    risk,
    choices: segmentChoices(lines),
    definitions: [...retentionDefinitions.renewals],
  };
}

/** The forecast of some accounts' renewals, by what the model and the bands say today. */
export async function forecastOf(
  lines: readonly RetainedLine[],
  { day, months }: { day: Day; months: number },
  ports: Pick<RenewalPorts, 'retention' | 'riskModels' | 'workflows' | 'documents' | 'templates'>,
): Promise<{ forecast: RenewalForecast; risk: RenewalsReport['risk'] }> {
  const last = lastMonthOver(day);
  const [model, { settings }, observed] = await Promise.all([
    ports.riskModels.current(day),
    loadCurrentWorkflows(ports),
    ports.retention.bandRenewals(monthsLater(last, 1 - observedMonths), last),
  ]);
  const horizonDays = model?.horizonDays ?? settings.risk.horizonDays;
  const forecast = renewalForecast(lines, { day, months, horizonDays, observed });
  return { forecast, risk: { signal: model?.signal ?? 'no-model', horizonDays } };
}

function pastOf(lines: readonly RetainedLine[], day: Day): PastRenewals[] {
  const last = lastMonthOver(day);
  const months = monthsFrom(monthsLater(last, 1 - pastMonths), last);
  return retentionByMonth(lines, months, day).map(({ month, customers: { due, renewed, renewalRate } }) => ({
    ...{ month, due, renewed },
    ...(renewalRate !== undefined && { rate: renewalRate }),
  }));
}
