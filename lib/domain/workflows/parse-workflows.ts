import { didYouMean } from '../documents/did-you-mean.ts';
import { faultAt, type Parsed, type SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import { parseScorecards } from '../health/parse-scorecards.ts';
import { parseSettings } from '../messages/parse-settings.ts';
import { parseTemplates } from '../messages/parse-templates.ts';
import type { TemplateReading } from '../messages/template.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { parseCatalogue } from '../metrics/parse-catalogue.ts';
import { parseMilestones } from '../milestones/parse-milestones.ts';
import { parsePlaybook } from '../playbooks/parse-playbook.ts';
import type { Playbook } from '../playbooks/playbook.ts';
import type { KnownNames } from '../playbooks/read-steps.ts';
import { parseRules } from '../rules/parse-rules.ts';
import { riskToCustomers } from './risk-to-customers.ts';
import type { Workflows } from './workflows.ts';

/**
 * The workflows folder: its YAML documents, all its files by path inside it (templates are read from there), and
 * how a template is read.
 */
export type WorkflowFolder = {
  documents: SourceDocument[];
  files: Record<string, string>;
  readTemplate: (file: string, text: string) => TemplateReading;
};

const documentNames = ['metrics.yaml', 'milestones.yaml', 'scorecard.yaml', 'rules.yaml', 'settings.yaml'] as const;
type DocumentName = (typeof documentNames)[number];

/** Reads and checks the whole folder together: the workflows, or every fault found. A folder with a fault has no workflows. */
export function parseWorkflows(folder: WorkflowFolder): Parsed<Workflows> {
  const strays = strayFaults(folder.documents);
  const found = new Map(folder.documents.map((document) => [document.file, document]));
  const [metrics, milestones, scorecard, rules, settings] = documentNames.map((name) => found.get(name));
  if (!metrics || !milestones || !scorecard || !rules || !settings) {
    return { faults: [...strays, ...documentNames.filter((name) => !found.has(name)).map(missingFile)] };
  }
  const policy = parseSettings(settings);
  const catalogue = parseCatalogue(metrics);
  // Without a catalogue every other name would be called unknown: one fault at a time.
  if (!catalogue.value) return { faults: [...strays, ...catalogue.faults, ...policy.faults] };
  const steps = parseMilestones(milestones, catalogue.value);
  const known: Catalogue = {
    ...catalogue.value,
    milestones: new Map(steps.value?.map(({ id, label }) => [id, label])),
    dueMilestones: new Map(steps.value?.map((milestone) => [milestone.id, milestone])),
  };
  const vocabulary = steps.value ? known : catalogue.value;
  const health = parseScorecards(scorecard, vocabulary);
  const templates = parseTemplates({ files: folder.files, read: folder.readTemplate, catalogue: vocabulary });
  const endpoints = policy.value?.webhooks.map(({ id }) => id) ?? [];
  const playbooks = readPlaybooks(folder, vocabulary, { templates: [...templates.templates.keys()], endpoints });
  const alarms = parseRules(rules, vocabulary);
  const faults = [
    ...strays,
    ...[steps, health, alarms, policy].flatMap((parsed) => parsed.faults),
    ...playbooks.faults,
    ...templates.faults,
    ...unknownPlaybooks(rules, playbookIds(folder)),
    ...riskToCustomers(rules, {
      rules: alarms.value ?? [],
      playbooks: playbooks.value,
      templates: templates.templates,
    }),
  ];
  if (faults.length > 0 || !steps.value || !health.value || !alarms.value || !policy.value) return { faults };
  const parts = { catalogue: known, milestones: steps.value, scorecards: health.value, rules: alarms.value };
  const value = {
    ...parts,
    peerMetrics: [...known.metrics.keys()],
    settings: policy.value,
    playbooks: playbooks.value,
    templates: templates.templates,
  };
  return { value, faults: [] };
}

const isPlaybook = (file: string): boolean => /^playbooks\/[^/]+\.yaml$/.test(file);

function playbookIds({ documents }: WorkflowFolder): string[] {
  return documents
    .filter(({ file }) => isPlaybook(file))
    .map(({ file }) => file.slice('playbooks/'.length, -'.yaml'.length));
}

function readPlaybooks(
  { documents }: WorkflowFolder,
  catalogue: Catalogue,
  names: KnownNames,
): { value: Map<string, Playbook>; faults: Fault[] } {
  const read = documents
    .filter(({ file }) => isPlaybook(file))
    .map((document) => parsePlaybook(document, catalogue, names));
  const playbooks = read.flatMap(({ value }): [string, Playbook][] => (value ? [[value.id, value]] : []));
  return { value: new Map(playbooks), faults: read.flatMap(({ faults }) => faults) };
}

/** A file nobody reads is most likely a misspelt one. */
function strayFaults(documents: SourceDocument[]): Fault[] {
  const known: readonly string[] = documentNames;
  return documents
    .filter(({ file }) => !known.includes(file) && !isPlaybook(file))
    .map(({ file }) => ({
      file,
      path: '',
      message: 'this file is not read',
      hint: didYouMean(file, known) ?? `the folder has ${known.join(', ')}, playbooks/*.yaml and templates/`,
    }));
}

function missingFile(file: DocumentName): Fault {
  return { file, path: '', message: 'this file is missing', hint: 'copy it from the default workflows and change it' };
}

/** A rule may only start a playbook that there is. The document is asked, so that this is said besides its other faults. */
function unknownPlaybooks(document: SourceDocument, playbooks: string[]): Fault[] {
  const { rules } = (document.value ?? {}) as { rules?: unknown };
  if (!Array.isArray(rules)) return [];
  return rules.flatMap((rule: { playbook?: unknown } | null, index) => {
    const playbook = rule?.playbook;
    if (typeof playbook !== 'string' || playbooks.includes(playbook)) return [];
    const hint = didYouMean(playbook, playbooks) ?? `there are: ${playbooks.join(', ')}`;
    return [faultAt(document, ['rules', index, 'playbook'], `there is no playbook "${playbook}"`, { hint })];
  });
}
