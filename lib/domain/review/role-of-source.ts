import type { SourceSpan } from '../metrics/source-freshness.ts';
import { type ReviewRole, reviewRoles } from './fact.ts';

/** The kinds of stream that tell what a source is, most telling first: what bills is the CRM, even if it knows cases too. */
const telling: readonly (readonly [kind: string, role: ReviewRole])[] = [
  ['usage', 'product'],
  ['people', 'product'],
  ['customisation', 'product'],
  ['data-volume', 'product'],
  ['subscription', 'crm'],
  ['invoice', 'crm'],
  ['case', 'support'],
  ['survey', 'marketing'],
  ['interaction', 'marketing'],
  ['sentiment', 'crm'],
  ['contact', 'crm'],
  ['evidence', 'product'],
  ['cancellation', 'crm'],
];

/** In whose application a source is read, by what it delivers; one that only describes accounts is a CRM. */
export function roleOfSource({ streams }: Pick<SourceSpan, 'streams'>): ReviewRole {
  const kinds = new Set(streams.map((stream) => stream.split(':')[0]));
  return telling.find(([kind]) => kinds.has(kind))?.[1] ?? 'crm';
}

/** Every source's role, by its name; one that is not known is a CRM. */
export function rolesOfSources(spans: Record<string, Pick<SourceSpan, 'streams'>>): (source: string) => ReviewRole {
  const roles = new Map(Object.entries(spans).map(([source, span]) => [source, roleOfSource(span)]));
  return (source) => roles.get(source) ?? reviewRoles[0];
}
