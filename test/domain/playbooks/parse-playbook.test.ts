import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePlaybook } from '../../../lib/domain/playbooks/parse-playbook.ts';
import { everyStep } from '../../../lib/domain/playbooks/playbook.ts';
import { aCatalogue } from '../../factories/catalogue.ts';
import { faultLines, parseText } from '../../factories/faults.ts';

const parse = (text: string) =>
  parseText('playbooks/nudge.yaml', text, (document) => parsePlaybook(document, aCatalogue(), known));
const known = {
  templates: ['a', 'hello', 'setup-help', 'first-dashboard', 'escalation', 'still-at-risk'],
  endpoints: ['crm'],
};
const head = 'id: nudge\ntitle: Nudge\n';

describe('a playbook', () => {
  it('is read with its spans, its defaults and an id for every step', () => {
    const { value, faults } = parse(`${head}steps:
  - email: { to: champion, template: hello }
  - wait: 3 working days
  - branch:
      when: dashboards == 0
      then:
        - id: call
          task: { title: Call, due: 1 day }
`);
    expect(faults).toEqual([]);
    expect(value).toMatchObject({ id: 'nudge', holdout: 0.1 });
    expect(everyStep(value!.steps).map(({ id }) => id)).toEqual(['1-email', '2-wait', '3-branch', 'call']);
    expect(value?.steps[0]).toMatchObject({ to: ['champion'], category: 'operational' });
    expect(value?.steps[1]).toMatchObject({ span: { amount: 3, unit: 'working days' } });
    expect(everyStep(value!.steps)[3]).toMatchObject({ timeout: { amount: 30, unit: 'days' }, assignee: 'owner' });
  });

  it.each(readdirSync('workflows/playbooks'))('%s of the shipped ones reads without fault', (file) => {
    const text = readFileSync(`workflows/playbooks/${file}`, 'utf8');
    const { faults } = parseText(`playbooks/${file}`, text, (document) => parsePlaybook(document, aCatalogue(), known));
    expect(faultLines(faults)).toEqual([]);
    expect(text.split('\n').length).toBeLessThanOrEqual(21);
  });
});

const wrong: [what: string, text: string, faults: string[]][] = [
  [
    'a misspelt key',
    `${head}stpes: []\n`,
    [
      '1:1 "steps" is missing',
      '3:1 unknown key "stpes"; known here: id, title, exit-when, holdout, steps (did you mean "steps"?)',
    ],
  ],
  ['no steps', `${head}steps: []\n`, ['3:8 expected at least one step, found none']],
  [
    'a misspelt step',
    `${head}steps:\n  - emial: { to: champion, template: a }\n`,
    [
      '4:5 unknown key "emial"; known here: id, email, webhook, task, wait, branch, escalate, exit-when, go-to (did you mean "email"?)',
    ],
  ],
  [
    'a step that is two things',
    `${head}steps:\n  - wait: 1 day\n    exit-when: implemented\n`,
    ['4:5 this step is 2 things at once: wait, exit-when (begin each with its own dash)'],
  ],
  [
    'a step that is nothing',
    `${head}steps:\n  - id: a\n`,
    ['4:5 this step does nothing (write one of email, webhook, task, wait, branch, escalate, exit-when, go-to)'],
  ],
  [
    'a misspelt role',
    `${head}steps:\n  - email: { to: champoin, template: a }\n`,
    [
      '4:18 expected one of champion, admin, executive-sponsor, billing, user, owner, executives, found "champoin" (did you mean "champion"?)',
    ],
  ],
  [
    'a misspelt category',
    `${head}steps:\n  - email: { to: admin, template: a, category: promotion }\n`,
    ['4:48 expected one of operational, promotional, found "promotion" (did you mean "promotional"?)'],
  ],
  [
    'an escalation to a customer',
    `${head}steps:\n  - escalate: { to: champion, template: a, reason: r }\n`,
    ['4:21 expected one of executives, owner, found "champion"'],
  ],
  [
    'a wait of nothing',
    `${head}steps:\n  - wait: 0 days\n  - exit-when: implemented\n`,
    ['4:11 "0 days" is no time at all; the shortest is 1 hour'],
  ],
  [
    'a wait of over a year',
    `${head}steps:\n  - wait: 400 days\n  - exit-when: implemented\n`,
    ['4:11 "400 days" is longer than the 365 days a playbook may last'],
  ],
  [
    'a wait in words nobody reads',
    `${head}steps:\n  - wait: a while\n  - exit-when: implemented\n`,
    ['4:11 expected a span such as "3 days", "2 working days", "1 week" or "6 hours", found "a while"'],
  ],
  [
    'waits that add up to over a year',
    `${head}steps:\n  - wait: 300 days\n  - exit-when: implemented\n  - wait: 100 days\n  - exit-when: implemented\n`,
    ['3:1 a run of this playbook may last 400 days; a run is ended after 365 (shorten its waits and timeouts)'],
  ],
  [
    'a wait at the end',
    `${head}steps:\n  - exit-when: implemented\n  - wait: 1 day\n`,
    ['5:11 nothing follows this wait (remove it, or add the step it waits for)'],
  ],
  [
    'an unknown metric in exit-when',
    `${head}exit-when: dashbords >= 3\nsteps:\n  - wait: 1 day\n  - exit-when: implemented\n`,
    ['3:12 there is no metric or variable "dashbords" (did you mean "dashboards"?)'],
  ],
  [
    'an unknown metric in a branch',
    `${head}steps:\n  - branch: { when: "1.0 < login", then: [{ exit-when: implemented }] }\n`,
    ['4:28 there is no metric or variable "login"'],
  ],
  [
    'a holdout of everybody',
    `${head}holdout: 0.9\nsteps:\n  - exit-when: implemented\n`,
    ['3:10 expected a share from 0 to 0.5: half the firings is the most that may be left alone'],
  ],
  [
    'an id used twice',
    `${head}steps:\n  - { id: a, exit-when: implemented }\n  - { id: a, exit-when: implemented }\n`,
    ['5:11 the id "a" is used twice (line 4 has it already)'],
  ],
  [
    'a timeout before the task is due',
    `${head}steps:\n  - task: { title: Call, due: 5 days, timeout: 2 days }\n`,
    [
      '4:48 the playbook gives up on this task after 2 days, before it is due (5 days) (make the timeout the longer of the two)',
    ],
  ],
  [
    'a go-to nowhere',
    `${head}steps:\n  - branch: { when: implemented, then: [{ go-to: clossing }] }\n  - { id: closing, exit-when: implemented }\n`,
    ['4:50 no step has the id "clossing" (did you mean "closing"?)'],
  ],
  [
    'branches that go round',
    `${head}steps:\n  - { id: ask, email: { to: admin, template: a } }\n  - { id: check, branch: { when: implemented, then: [{ exit-when: implemented }], else: [{ wait: 1 day }, { go-to: ask }] } }\n`,
    [
      '5:90 these steps go round in a circle and the playbook would never end: ask → check → 4-wait → ask (lead the go-to to a later step)',
    ],
  ],
  [
    'a step after a go-to',
    `${head}steps:\n  - branch:\n      when: implemented\n      then:\n        - go-to: end\n        - wait: 1 day\n  - { id: end, exit-when: implemented }\n`,
    ['8:11 this step is never reached: the go-to before it goes elsewhere (make go-to the last step)'],
  ],
  [
    'steps that contain themselves',
    `${head}steps: &all\n  - branch: { when: implemented, then: *all }\n`,
    ['4:40 these steps contain themselves: the playbook would never end (write the steps out instead of *alias)'],
  ],
  [
    'an unknown template',
    `${head}steps:\n  - email: { to: admin, template: helo }\n`,
    ['4:35 there is no template "helo" (did you mean "hello"?)'],
  ],
  [
    'an unknown endpoint',
    `${head}steps:\n  - webhook: { endpoint: slack, event: a.b }\n`,
    ['4:26 there is no webhook endpoint "slack" (write it: webhooks in settings.yaml)'],
  ],
  [
    'another id than its file',
    'id: other\ntitle: T\nsteps:\n  - exit-when: implemented\n',
    ['1:5 the playbook "other" is in the file nudge.yaml (name the file other.yaml, or write id: nudge)'],
  ],
  ['an empty file', '', ['1:1 expected keys and values, found nothing']],
];

describe('a playbook that cannot be right', () => {
  it.each(wrong)('with %s is answered where it stands, in words', (_, text, faults) => {
    const parsed = parse(text);
    expect(faultLines(parsed.faults)).toEqual(faults);
    expect(parsed.value).toBeUndefined();
  });
});
