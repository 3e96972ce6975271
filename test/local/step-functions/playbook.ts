import type { Functions } from '../../../lib/local/step-functions/invoke-function.ts';
import { functionArn, tokenResource } from './step-functions-under-test.ts';

const step = functionArn('perform-step');
const days = (count: number) => count * 86_400;

/**
 * A playbook of 63 days that has one of everything: a task with Retry, a wait to a timestamp, a task for a person with a
 * timeout and a Catch, a wait in seconds, a Choice, a Map with a task and a wait in each iteration, and a second person
 * who never answers.
 */
export const playbook = {
  StartAt: 'welcome',
  States: {
    welcome: {
      Type: 'Task',
      Resource: step,
      Parameters: { step: 'welcome', 'run.$': '$$.Execution.Name', 'begun.$': '$$.Execution.StartTime' },
      Retry: [{ ErrorEquals: ['MailRefused'], IntervalSeconds: 3600, BackoffRate: 2, MaxAttempts: 3 }],
      ResultPath: '$.welcome',
      Next: 'two-weeks',
    },
    'two-weeks': { Type: 'Wait', TimestampPath: '$.welcome.until', Next: 'call' },
    call: {
      Type: 'Task',
      Resource: tokenResource,
      TimeoutSeconds: days(14),
      Parameters: {
        FunctionName: step,
        Payload: { step: 'call', 'run.$': '$$.Execution.Name', 'token.$': '$$.Task.Token' },
      },
      ResultPath: '$.call',
      Catch: [{ ErrorEquals: ['States.Timeout'], ResultPath: '$.late', Next: 'each-contact' }],
      Next: 'a-week',
    },
    'a-week': { Type: 'Wait', Seconds: days(7), Next: 'answered' },
    answered: {
      Type: 'Choice',
      Choices: [{ Variable: '$.call.outcome', StringEquals: 'reached', Next: 'each-contact' }],
      Default: 'gave-up',
    },
    'each-contact': {
      Type: 'Map',
      ItemsPath: '$.contacts',
      MaxConcurrency: 2,
      ItemSelector: {
        step: 'mail',
        'contact.$': '$$.Map.Item.Value',
        'place.$': '$$.Map.Item.Index',
        'run.$': '$$.Execution.Name',
      },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'mail',
        States: {
          mail: { Type: 'Task', Resource: step, ResultPath: '$.sent', Next: 'pause' },
          pause: { Type: 'Wait', Seconds: days(2), End: true },
        },
      },
      ResultSelector: { 'sent.$': '$[*].sent.key' },
      ResultPath: '$.mails',
      Next: 'sponsor',
    },
    sponsor: {
      Type: 'Task',
      Resource: tokenResource,
      TimeoutSeconds: days(32),
      Parameters: {
        FunctionName: step,
        Payload: { step: 'sponsor', 'run.$': '$$.Execution.Name', 'token.$': '$$.Task.Token' },
      },
      Catch: [{ ErrorEquals: ['States.Timeout'], ResultPath: '$.silence', Next: 'done' }],
      Next: 'done',
    },
    done: { Type: 'Succeed' },
    'gave-up': { Type: 'Fail', Error: 'NotReached', Cause: 'nobody answered' },
  },
};

export const playbookInput = { contacts: ['ada', 'bob', 'cleo'] };

type StepEvent = { step: string; run: string; contact?: string; token?: string };

/** Where the effects of the steps are kept: put once under a key, as the product claims its deliveries. */
export type Effects = { putIfAbsent(key: string): unknown; keepToken(key: string, token: string): void };

/** The functions of the playbook. The first two attempts of the first step fail. `now` is the runtime's clock. */
export function playbookFunctions(effects: Effects, now: () => Date): Functions {
  return {
    'perform-step': async ({ step: name, run, contact, token }: StepEvent) => {
      const key = [run, name, contact].filter(Boolean).join('.');
      if (name === 'welcome' && now().getTime() < Date.parse('2026-01-05T10:30:00Z')) {
        throw Object.assign(new Error('try later'), { name: 'MailRefused' });
      }
      await effects.putIfAbsent(key);
      if (token) effects.keepToken(key, token);
      return { key, until: new Date(Date.parse('2026-01-05T11:00:00Z') + 14 * 86_400_000).toISOString() };
    },
  };
}

/** What the playbook comes to when the call is answered, whatever happens on the way. */
export const playbookOutput = {
  contacts: ['ada', 'bob', 'cleo'],
  welcome: { key: 'run-1.welcome', until: '2026-01-19T11:00:00.000Z' },
  call: { outcome: 'reached' },
  mails: { sent: ['run-1.mail.ada', 'run-1.mail.bob', 'run-1.mail.cleo'] },
  silence: { Error: 'States.Timeout', Cause: '' },
};
export const playbookEffects = [
  'run-1.call',
  'run-1.mail.ada',
  'run-1.mail.bob',
  'run-1.mail.cleo',
  'run-1.sponsor',
  'run-1.welcome',
];
