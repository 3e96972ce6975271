import { liquidTemplates } from '../../lib/adapters/liquid/liquid-templates.ts';
import { yamlDocuments } from '../../lib/adapters/yaml/yaml-documents.ts';
import type { WorkflowFiles, WorkflowStore } from '../../lib/ports/workflows.ts';
import { storeVersion } from '../../lib/usecases/store-version.ts';

const metrics = `
size-bands:
  - { id: 1-50, label: 1-50 people, up-to: 50 }
  - { id: 51+, label: more than 50 people }
age-bands:
  - { id: 0-3m, label: the first three months, up-to: 90 }
  - { id: 3m+, label: more than three months }
peers: { minimum: 20, widen: [[sizeBand, industry], []] }
metrics:
  - { id: logins, label: Logins, group: logins-and-users, unit: logins, direction: up, record: usage, events: [login], take: count, windows: [28], change: true, absent: zero, stale-after-days: 7 }
  - { id: dashboards, label: Dashboards, group: customisation, unit: dashboards, direction: up, record: customisation, items: [dashboard], absent: missing }
`;

const milestones = `
milestones:
  - { id: data-flowing, label: Data flows, when: logins_28d > 0, due-days: 14 }
  - { id: dashboards-built, label: Three dashboards, when: dashboards >= 3, due-days: 30 }
  - { id: more-built, label: Ten dashboards, when: dashboards >= 10, required: false }
`;

const scorecard = `
id: standard
label: Standard health
bands: { green: 65, yellow: 45 }
minimum-coverage: 0.25
measures:
  - { id: logins, label: Logins, metric: logins_28d, weight: 6, points: { ratio: { target: 20 } } }
`;

const rules = `
rules:
  - { id: fading, label: Use is fading, when: logins_28d_change < -0.4, hold-days: 3, cooldown-days: 30, severity: warning, playbook: csm-task, mode: live }
  - { id: silenced, label: Nobody logs in, when: logins_28d < 1, cooldown-days: 30, severity: warning, mode: "off" }
`;

const settings = `
company: { name: Us, address: 1 Street }
sender: { name: Success, address: success@us.test }
executives: [boss@us.test]
time-zone: UTC
quiet-hours: { from: 18:00, until: 08:00 }
working-days: [mon, tue, wed, thu, fri]
caps: { person: 2 per 7 days, account: 4 per 14 days }
give-up-after-days: 10
`;

const playbook = `
id: csm-task
title: Have the CSM look into an account
steps:
  - task: { title: Call them, due: 2 working days, timeout: 10 working days, outcomes: [done, no-answer] }
`;

/** A small workflows folder: two metrics, three milestones, a live rule and one that is off, a playbook of one task. */
export const someFiles: WorkflowFiles = {
  'metrics.yaml': metrics,
  'milestones.yaml': milestones,
  'scorecard.yaml': scorecard,
  'rules.yaml': rules,
  'settings.yaml': settings,
  'playbooks/csm-task.yaml': playbook,
  'templates/footer.txt': 'Stop: {{ unsubscribe.url }}\n',
  'templates/footer.html': '<a href="{{ unsubscribe.url }}">Stop</a>\n',
};

/** How documents and templates are read. */
export const reading = { documents: yamlDocuments, templates: liquidTemplates() };

/** Publishes the small folder under a version. */
export async function publishSomeFiles(workflows: WorkflowStore, version = 'v1'): Promise<void> {
  await storeVersion({ version, files: someFiles }, { workflows, ...reading });
  await workflows.makeCurrent({ version, publishedAt: '2026-01-01T00:00:00.000Z' });
}
