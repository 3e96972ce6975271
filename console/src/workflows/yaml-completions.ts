import type { Completion } from '@codemirror/autocomplete';
import type { Vocabulary } from '../conditions/vocabulary.ts';
import type { Complete } from '../editor/yaml-extensions.ts';
import type { Outline } from './use-workflows-draft.ts';
import { keysOf } from './yaml-keys.ts';

const words = (...labels: string[]): Completion[] => labels.map((label) => ({ label }));

const conditions = ['when', 'exit-when', 'applies-to', 'formula'];
const truths = ['required', 'change'];

const fixed: Record<string, Completion[]> = {
  mode: [
    { label: 'live', detail: 'fires, and starts its playbook' },
    { label: 'shadow', detail: 'only recorded' },
    { label: 'off', apply: '"off"', detail: 'not looked at' },
  ],
  severity: words('info', 'warning', 'critical'),
  accounts: words('active', 'cancelled', 'all'),
  direction: words('up', 'down', 'neutral'),
  category: words('operational', 'promotional'),
  absent: words('zero', 'missing'),
  assignee: words('owner', 'executives'),
  to: words('champion', 'admin', 'executive-sponsor', 'billing', 'user', 'owner', 'executives'),
};

/** What can be written in a file of the workflows: keys of its schema, names that the draft has, metrics in conditions. */
export function completionsFor(path: string, outline: Outline, vocabulary: Vocabulary | undefined): Complete {
  const metrics = (vocabulary?.metrics ?? []).map(({ metric, label, definition }) => ({
    label: metric,
    detail: label,
    info: definition,
  }));
  const names: Record<string, Completion[]> = {
    ...fixed,
    playbook: outline.playbooks.map(({ id, title }) => ({ label: id, detail: title })),
    template: outline.templates.map(({ id, subject }) => ({ label: id, detail: subject })),
    endpoint: words(...outline.endpoints),
    metric: metrics,
    over: metrics,
  };
  const milestones = outline.milestones.map(({ id, label }) => ({ label: id, detail: label }));
  return ({ key, parent, quote }) => {
    if (key === undefined) return keysOf(path, parent);
    if (/\b(?:reached|overdue|daysSince|daysOverdue)\(["'][\w-]*$/.test(quote)) return milestones;
    if (truths.includes(key)) return words('true', 'false');
    return conditions.includes(key) ? metrics : (names[key] ?? []);
  };
}
