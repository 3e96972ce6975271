import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readYaml } from '../../lib/adapters/yaml/read-yaml.ts';
import type { Catalogue } from '../../lib/domain/metrics/catalogue.ts';
import { parseCatalogue } from '../../lib/domain/metrics/parse-catalogue.ts';

const shipped = readFileSync(resolve(import.meta.dirname, '../../workflows/metrics.yaml'), 'utf8');
const own = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');

/** The catalogue that comes with Holdfast, with metrics of crm5's own events and what crm5's plans come with. */
export function crm5Catalogue(): Catalogue {
  const text = shipped.replace('\nplans:\n', (key) => key + own('crm5-plans.yaml')) + own('crm5-metrics.yaml');
  const { value: document, faults } = readYaml('crm5-metrics.yaml', text);
  const parsed = document ? parseCatalogue(document) : { faults };
  if (!('value' in parsed) || !parsed.value) throw new Error(parsed.faults.map(({ message }) => message).join('; '));
  return parsed.value;
}
