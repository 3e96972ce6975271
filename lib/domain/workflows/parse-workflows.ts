import { didYouMean } from '../documents/did-you-mean.ts';
import { faultAt, type Parsed, type SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import { parseScorecard } from '../health/parse-scorecard.ts';
import { parseSettings } from '../messages/parse-settings.ts';
import { FOOTER, parseTemplates } from '../messages/parse-templates.ts';
import type { TemplateReading } from '../messages/template.ts';
import { parseCatalogue } from '../metrics/parse-catalogue.ts';
import { parseMilestones } from '../milestones/parse-milestones.ts';
import { parsePlaybook } from '../playbooks/parse-playbook.ts';
import type { Playbook } from '../playbooks/playbook.ts';
import type { KnownNames } from '../playbooks/read-steps.ts';
import { parseRules } from '../rules/parse-rules.ts';
import type { Rule } from '../rules/rule.ts';
import type { Workflows } from './workflows.ts';

/** How texts are read: documents (YAML) and templates (Liquid). */
export type Readers = {
  readDocument: (file: string, text: string) => Parsed<SourceDocument>;
  readTemplate: (file: string, text: string) => TemplateReading;
};
type Files = Record<string, string>;
type Folder = { files: Files; readers: Readers; faults: Fault[] };

const WHOLE_FILES = ['metrics.yaml', 'milestones.yaml', 'scorecard.yaml', 'rules.yaml', 'settings.yaml'];
const PARTS = /^(playbooks\/[^/]+\.yaml|templates\/[^/]+\.(txt|html))$/;

/** Reads the whole workflows folder and checks its parts against one another; every fault in any of its files. */
export function parseWorkflows(files: Files, readers: Readers): Parsed<Workflows> {
  const folder: Folder = { files, readers, faults: strayFiles(files) };
  const found = parse(folder, 'metrics.yaml', parseCatalogue);
  const settings = parse(folder, 'settings.yaml', parseSettings);
  // Everything else speaks of metrics: without the catalogue, its faults would be echoes of the catalogue's.
  if (!found) return { faults: folder.faults };
  const milestones = parse(folder, 'milestones.yaml', (document) => parseMilestones(document, found));
  const catalogue = milestones
    ? { ...found, milestones: new Map(milestones.map(({ id, label }) => [id, label])) }
    : found;
  const scorecard = parse(folder, 'scorecard.yaml', (document) => parseScorecard(document, catalogue));
  const { templates, faults } = parseTemplates({ files, read: readers.readTemplate, catalogue });
  folder.faults.push(...faults);
  const known = {
    templates: [...templates.keys()].filter((id) => id !== FOOTER),
    endpoints: settings?.webhooks.map(({ id }) => id) ?? [],
  };
  const playbooks = playbooksIn(folder, (document) => parsePlaybook(document, catalogue, known));
  const rules = parse(folder, 'rules.yaml', (document) => rulesOf(document, parseRules(document, catalogue), files));
  if (folder.faults.length > 0 || !milestones || !scorecard || !rules || !settings) return { faults: folder.faults };
  return { value: { catalogue, milestones, scorecard, rules, settings, playbooks, templates }, faults: [] };
}

function parse<T>(
  { files, readers, faults }: Folder,
  file: string,
  read: (document: SourceDocument) => Parsed<T>,
): T | undefined {
  const text = files[file];
  if (text === undefined) {
    faults.push({
      file,
      path: '',
      message: 'this file is missing',
      hint: `the folder needs ${WHOLE_FILES.join(', ')}`,
    });
    return undefined;
  }
  const document = readers.readDocument(file, text);
  const parsed = document.value ? read(document.value) : { faults: document.faults };
  faults.push(...parsed.faults);
  return parsed.faults.length === 0 ? (parsed as Parsed<T>).value : undefined;
}

function playbooksIn(folder: Folder, read: (document: SourceDocument) => Parsed<Playbook>): Map<string, Playbook> {
  const files = Object.keys(folder.files).filter((file) => file.startsWith('playbooks/') && PARTS.test(file));
  const playbooks = files.sort().flatMap((file) => parse(folder, file, read) ?? []);
  return new Map(playbooks.map((playbook) => [playbook.id, playbook]));
}

/** Rules name playbooks by id, which is also the name of the playbook's file. */
function rulesOf(document: SourceDocument, parsed: Parsed<Rule[]>, files: Files): Parsed<Rule[]> {
  const ids = Object.keys(files).flatMap((file) => /^playbooks\/([^/]+)\.yaml$/.exec(file)?.[1] ?? []);
  const faults = (parsed.value ?? []).flatMap(({ playbook }, index) => {
    if (playbook === undefined || ids.includes(playbook)) return [];
    const hint = didYouMean(playbook, ids) ?? `write playbooks/${playbook}.yaml`;
    return [faultAt(document, ['rules', index, 'playbook'], `there is no playbook "${playbook}"`, { hint })];
  });
  return faults.length > 0 ? { faults } : parsed;
}

function strayFiles(files: Files): Fault[] {
  const stray = Object.keys(files).filter(
    (file) => !WHOLE_FILES.includes(file) && !PARTS.test(file) && !file.endsWith('.md'),
  );
  return stray.map((file) => {
    const hint = didYouMean(file, WHOLE_FILES) ?? 'move it out of the folder, or into playbooks/ or templates/';
    return { file, path: '', message: 'nothing reads this file', hint };
  });
}
