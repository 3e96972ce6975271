import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readYaml } from '../../lib/adapters/yaml/read-yaml.ts';
import type { Catalogue } from '../../lib/domain/metrics/catalogue.ts';
import { parseCatalogue } from '../../lib/domain/metrics/parse-catalogue.ts';

const shipped = resolve(import.meta.dirname, '../../workflows/metrics.yaml');
const own = join(import.meta.dirname, 'crm5-metrics.yaml');

/** The catalogue that comes with Holdfast, and metrics of crm5's own events. */
export function crm5Catalogue(): Catalogue {
  const { value: document, faults } = readYaml(own, readFileSync(shipped, 'utf8') + readFileSync(own, 'utf8'));
  const parsed = document ? parseCatalogue(document) : { faults };
  if (!('value' in parsed) || !parsed.value) throw new Error(parsed.faults.map(({ message }) => message).join('; '));
  return parsed.value;
}
