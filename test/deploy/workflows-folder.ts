import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';

const shipped = fileURLToPath(new URL('../../workflows', import.meta.url));

/** A playbook whose runs wait for a person: the run that was begun before a change can be watched after it. */
export const PLAYBOOK = 'csm-task';
/** The event that the changed playbook tells the CRM of at its end. */
export const FOLLOW_UP = 'account.followed-up';
/** The id of the step that does so. */
export const NEW_STEP = '3-webhook';
const PLAYBOOK_FILE = `playbooks/${PLAYBOOK}.yaml`;

type Rule = { id: string; label: string; when: string; playbook: string; because: string };

/**
 * Copies the shipped workflows, with the one webhook endpoint at `webhookUrl` and hardly an hour in which customers are
 * left in peace: what is sent must not depend on when the test runs. One more rule writes to everybody who is not
 * implemented, as one of the few that the shipped rules pick may have an escalation open, and then is left in peace too.
 */
export function copyWorkflows(folder: string, webhookUrl: string): void {
  cpSync(shipped, folder, { recursive: true });
  change(join(folder, 'settings.yaml'), {
    'quiet-hours': { from: '03:00', until: '03:01' },
    'working-days': ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    holidays: [],
    webhooks: [{ id: 'crm', url: webhookUrl }],
  });
  addRule(folder, {
    id: 'not-yet-implemented',
    label: 'Not yet implemented',
    when: '!implemented',
    playbook: 'onboarding-nudge',
    because: 'Not implemented {days_since_signup} after sign-up',
  });
}

/** Gives the playbook's task another title and the playbook one more step, and makes a rule that starts it for every customer of over a year. */
export function changeWorkflows(folder: string, title: string): void {
  const file = join(folder, PLAYBOOK_FILE);
  const playbook = parseDocument(readFileSync(file, 'utf8'));
  playbook.setIn(['steps', 1, 'task', 'title'], title);
  playbook.addIn(['steps'], { webhook: { endpoint: 'crm', event: FOLLOW_UP } });
  writeFileSync(file, playbook.toString());
  addRule(folder, {
    id: 'second-look',
    label: 'A second look',
    when: 'days_since_signup >= 365',
    playbook: PLAYBOOK,
    because: 'A customer for {days_since_signup}',
  });
}

function addRule(folder: string, rule: Rule): void {
  const file = join(folder, 'rules.yaml');
  const rules = parseDocument(readFileSync(file, 'utf8'));
  rules.addIn(['rules'], { ...rule, 'cooldown-days': 30, severity: 'warning', mode: 'live' });
  writeFileSync(file, rules.toString());
}

function change(file: string, values: Record<string, unknown>): void {
  const document = parseDocument(readFileSync(file, 'utf8'));
  for (const [key, value] of Object.entries(values)) document.set(key, value);
  writeFileSync(file, document.toString());
}
