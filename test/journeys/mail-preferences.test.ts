import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { sendMessage } from '../../lib/usecases/send-message.ts';
import { aRun } from '../factories/playbook-world.ts';
import { aProfile } from '../factories/records.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

let holdfast: Holdfast;
afterEach(() => holdfast.close());

const START = new Date('2026-03-03T15:00:00Z');
const afterWeeks = (weeks: number) =>
  holdfast.runtime?.steps?.advanceTo(new Date(START.getTime() + weeks * 7 * 86_400_000));

/** The embedded runtime with its API served, and a champion who has agreed to promotional mail. */
async function runtimeWithAcme() {
  holdfast = await serveHoldfast({ dir: temporaryFolder(), speed: 'stepped', start: START, port: 0 });
  const { ports } = holdfast;
  const { version = '' } = (await publishWorkflows({ files: shippedWorkflows() }, ports)) ?? {};
  const from = { accountId: 'acme', source: 'crm' };
  const champion = { name: 'Ada Byron', email: 'ada@acme.example', role: 'champion', consent: 'granted' } as const;
  const profile = aProfile('acme', {
    accounts: [{ kind: 'account', ...from, name: 'Acme' }],
    contacts: [{ kind: 'contact', ...from, contactId: 'c1', ...champion }],
  });
  await ports.records.write({ profiles: [profile], months: [], newAccountIds: ['acme'] });
  let sent = 0;
  return async function mail(category: 'operational' | 'promotional') {
    sent += 1;
    const message = { run: aRun(version), stepId: `${sent}-email`, to: ['champion' as const], template: 'setup-help' };
    const { state, reason } = await sendMessage({ ...message, category }, ports);
    return reason ? `${state}: ${reason}` : state;
  };
}

/** Where the newest mail's link to preferences leads, on the API as it is served here. */
async function preferencesLink(): Promise<string> {
  const { outbox, apiUrl } = holdfast.runtime ?? {};
  const parsed = await PostalMime.parse(outbox?.read(outbox.list()[0]?.id ?? '') ?? '');
  const [, inText = ''] = /To choose what you get: (\S+)/.exec(parsed.text ?? '') ?? [];
  expect(parsed.html).toContain(`<a href="${inText}">choose what you get</a>`);
  return `${apiUrl}${new URL(inText).pathname}`;
}

async function choose(link: string, choices: Record<string, 'on' | 'off'>) {
  const response = await fetch(link, { method: 'POST', body: new URLSearchParams(choices) });
  expect(await response.text()).toContain('Saved.');
}

describe('a customer who chooses what mail to get', () => {
  it('gets none of a kind switched off, still gets the other, and gets it again when it is switched on', async () => {
    const mail = await runtimeWithAcme();
    expect(await mail('promotional')).toBe('sent');
    const link = await preferencesLink();

    await choose(link, { operational: 'on', promotional: 'off' });
    await afterWeeks(1);
    expect(await mail('promotional')).toBe('dropped: unsubscribed from promotional mail');
    expect(await mail('operational')).toBe('sent');

    await choose(link, { operational: 'off', promotional: 'on' });
    await afterWeeks(2);
    expect(await mail('operational')).toBe('dropped: unsubscribed from operational mail');
    expect(await mail('promotional')).toBe('sent');

    await choose(link, { operational: 'on', promotional: 'on' });
    await afterWeeks(3);
    expect(await mail('operational')).toBe('sent');
    expect(holdfast.runtime?.outbox.list()).toHaveLength(4);
  });
});
