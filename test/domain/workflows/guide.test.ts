import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Parsed, SourceDocument } from '../../../lib/domain/documents/source-document.ts';
import { type Helper, helpers } from '../../../lib/domain/expressions/helpers.ts';
import {
  accountFields,
  flags,
  healthFields,
  riskFields,
  textMethods,
} from '../../../lib/domain/expressions/vocabulary.ts';
import { parseScorecards } from '../../../lib/domain/health/parse-scorecards.ts';
import { parseCatalogue } from '../../../lib/domain/metrics/parse-catalogue.ts';
import { parseMilestones } from '../../../lib/domain/milestones/parse-milestones.ts';
import { parseRules } from '../../../lib/domain/rules/parse-rules.ts';
import { shippedCatalogue } from '../../factories/dossiers.ts';
import { faultLines, parseText } from '../../factories/faults.ts';

const guide = readFileSync(new URL('../../../docs/guides/workflows.md', import.meta.url), 'utf8');

/** What a schema accepts under `take`, told by the fault of a family that takes something else. */
function takesOf(record: string): string[] {
  const family = `{ id: a, label: A, group: data, unit: x, direction: up, absent: zero, record: ${record}, take: nonsense }`;
  const text = `size-bands: [{ id: a, label: A }]\npeers: { widen: [[]] }\nmetrics:\n  - ${family}`;
  const fault = parseText('metrics.yaml', text, parseCatalogue).faults.find(({ path }) => path === 'metrics[0].take');
  return /expected (?:one of )?(.*), found/.exec(fault?.message ?? '')?.[1]?.split(', ') ?? [];
}

const knownTo = {
  metric: 'all',
  milestone: 'all but metrics',
  score: 'scorecard, rules, playbooks',
  account: 'rules, playbooks',
};

/** A function's row in the guide's table. */
function rowOf({ written, gives, from }: Helper): string {
  return `| ${written.map((text) => `\`${text}\``).join(', ')} | ${gives} | ${knownTo[from]} |`;
}

type Example = [name: string, head: string, parse: (document: SourceDocument) => Parsed<unknown>];

const records = [
  'usage',
  'case',
  'survey',
  'evidence',
  'customisation',
  'data-volume',
  'interaction',
  'sentiment',
  'invoice',
  'subscription',
  'contact',
  'account',
];

describe('the guide to the workflows', () => {
  it.each([
    ['every attribute of an account', accountFields],
    ['every flag', flags],
    ['every method of texts', textMethods],
    ['every field of health', Object.keys(healthFields).map((field) => `health.${field}`)],
    ['every field of the churn risk', Object.keys(riskFields).map((field) => `risk.${field}`)],
  ])('names %s', (_, names) => {
    for (const name of names) expect(guide).toContain(name);
  });

  it.each(Object.entries(helpers))('says what %s() gives, and from where on it is known', (_, helper) => {
    expect(guide).toContain(rowOf(helper));
  });

  it.each(records)('says all that can be taken from a %s', (record) => {
    const takes = takesOf(record);
    expect(takes.length).toBeGreaterThan(0);
    const row = guide.split('\n').find((line) => line.startsWith(`| \`${record}\``));
    for (const take of takes) expect(row).toContain(`\`${take}\``);
  });

  it.each<Example>([
    ['metrics', 'size-bands: [{ id: a, label: A }]\npeers: { widen: [[]] }\nmetrics:\n', parseCatalogue],
    ['milestones', 'milestones:\n', (document) => parseMilestones(document, shippedCatalogue())],
    ['rules', 'rules:\n', (document) => parseRules(document, shippedCatalogue())],
  ])('has an example of %s that is read without fault', (name, head, parse) => {
    const section = guide.slice(guide.indexOf(`## ${name}.yaml`));
    const example = /```yaml\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
    expect(faultLines(parseText(`${name}.yaml`, head + example, parse).faults)).toEqual([]);
  });

  it('has scorecards that are read without fault', () => {
    const section = guide.slice(guide.indexOf('## scorecard.yaml'), guide.indexOf('## rules.yaml'));
    const examples = [...section.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
    expect(examples).toHaveLength(3);
    const head = 'id: a\nlabel: A\nbands: { green: 70, yellow: 40 }\nmeasures:\n';
    const faults = examples.flatMap((text) => {
      const whole = text.startsWith('  -') ? head + text : text;
      return parseText('scorecard.yaml', whole, (document) => parseScorecards(document, shippedCatalogue())).faults;
    });
    expect(faultLines(faults)).toEqual([]);
  });

  it('has ways to points that are read without fault', () => {
    const ways = [...guide.matchAll(/^\| `(bands|ratio|growth): (.*?)` \|/gm)].map(
      ([, way, value]) => `${way}: ${value}`,
    );
    expect(ways).toHaveLength(3);
    const measures = ways.map(
      (way, index) =>
        `  - { id: m${index}, label: M, weight: 1, metric: ${way.startsWith('growth') ? 'events_28d' : 'dashboards'}, points: { ${way} } }`,
    );
    const text = `id: a\nlabel: A\nbands: { green: 70, yellow: 40 }\nmeasures:\n${measures.join('\n')}`;
    const { faults } = parseText('scorecard.yaml', text, (document) => parseScorecards(document, shippedCatalogue()));
    expect(faultLines(faults)).toEqual([]);
  });
});
