import { readFileSync } from 'node:fs';
import { readYaml } from '../../lib/adapters/yaml/read-yaml.ts';
import type { SourceDocument } from '../../lib/domain/documents/source-document.ts';
import type { AccountDay } from '../../lib/domain/metrics/account-day.ts';
import type { Catalogue } from '../../lib/domain/metrics/catalogue.ts';
import { parseCatalogue } from '../../lib/domain/metrics/parse-catalogue.ts';
import { noteRecord, type SourceFreshness } from '../../lib/domain/metrics/source-freshness.ts';
import { applyRecords } from '../../lib/domain/records/apply-records.ts';
import type { Dossier } from '../../lib/domain/records/dossier.ts';
import type { CanonicalRecord, SupportCase, Survey } from '../../lib/domain/records/record.ts';

/** The account that these records make. */
export function dossierOf(records: CanonicalRecord[]): Dossier {
  const accountId = records[0]?.accountId ?? 'a1';
  const { profile, months } = applyRecords({ accountId, months: [] }, records, '2030-01-01');
  return { profile, months };
}

/** What importing these records says of their sources. */
export function freshnessOf(records: CanonicalRecord[]): SourceFreshness {
  const freshness: SourceFreshness = {};
  for (const record of records) noteRecord(freshness, record);
  return freshness;
}

const own = { accountId: 'a1', source: 'tool' };

export const anAccount = (signupDay = '2025-01-01', over: object = {}): CanonicalRecord => ({
  kind: 'account',
  ...own,
  signupDay,
  ...over,
});

export const used = (day: string, event: string, count: number, users?: number): CanonicalRecord => ({
  kind: 'usage',
  ...own,
  day,
  event,
  count,
  ...(users !== undefined && { users }),
});

export const aCase = (caseId: string, openedAt: string, over: Partial<SupportCase> = {}): CanonicalRecord => ({
  kind: 'case',
  ...own,
  caseId,
  openedAt,
  ...over,
});

export const aSurvey = (surveyId: string, sentDay: string, over: Partial<Survey> = {}): CanonicalRecord => ({
  kind: 'survey',
  ...own,
  surveyId,
  type: 'nps',
  sentDay,
  ...over,
});

export const counted = (day: string, item: string, count: number): CanonicalRecord => ({
  kind: 'customisation',
  ...own,
  day,
  item,
  count,
});

export const aLine = (subscriptionId: string, startDay: string, over: object = {}): CanonicalRecord => ({
  kind: 'subscription',
  ...own,
  subscriptionId,
  startDay,
  ...over,
});

/** A YAML text as a document; it must be well formed. */
export function documentOf(file: string, text: string): SourceDocument {
  const { value, faults } = readYaml(file, text);
  if (!value) throw new Error(faults.map(({ message }) => message).join('; '));
  return value;
}

/** A document of the shipped workflows. */
export function shipped(file: string): SourceDocument {
  return documentOf(file, readFileSync(new URL(`../../workflows/${file}`, import.meta.url), 'utf8'));
}

let catalogue: Catalogue | undefined;

/** The shipped catalogue. */
export function shippedCatalogue(): Catalogue {
  catalogue ??= parseCatalogue(shipped('metrics.yaml')).value as Catalogue;
  return catalogue;
}

/** A measured day with nothing in it but what `over` gives. */
export function anAccountDay(over: Partial<AccountDay> = {}): AccountDay {
  return {
    accountId: 'a1',
    day: '2026-03-01',
    attributes: {},
    metrics: {},
    missing: {},
    milestones: {},
    provenance: {},
    ...over,
  };
}
