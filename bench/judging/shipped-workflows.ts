import { readFileSync } from 'node:fs';
import { readYaml } from '../../lib/adapters/yaml/read-yaml.ts';
import type { Parsed, SourceDocument } from '../../lib/domain/documents/source-document.ts';
import { parseScorecards } from '../../lib/domain/health/parse-scorecards.ts';
import type { Scorecard } from '../../lib/domain/health/scorecard.ts';
import type { Catalogue } from '../../lib/domain/metrics/catalogue.ts';
import { parseCatalogue } from '../../lib/domain/metrics/parse-catalogue.ts';

function parsed<T>(file: string, parse: (document: SourceDocument) => Parsed<T>): T {
  const path = new URL(`../../workflows/${file}`, import.meta.url);
  const document = readYaml(file, readFileSync(path, 'utf8'));
  const { value, faults } = document.value ? parse(document.value) : { value: undefined, faults: document.faults };
  if (value === undefined) throw new Error(`${file}: ${faults.map(({ message }) => message).join('; ')}`);
  return value;
}

/** The catalogue that comes with Holdfast. */
export function shippedCatalogue(): Catalogue {
  return parsed('metrics.yaml', parseCatalogue);
}

/** The scorecards that come with Holdfast. */
export function shippedScorecards(catalogue: Catalogue): Scorecard[] {
  return parsed('scorecard.yaml', (document) => parseScorecards(document, catalogue));
}
