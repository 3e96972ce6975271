import type { Completion } from '@codemirror/autocomplete';

type Keys = Record<string, string>;

const rule: Keys = {
  id: 'small letters, digits and dashes',
  label: 'what people call it',
  when: 'the condition (CEL)',
  'hold-days': 'for so many days in a row; 1',
  'cooldown-days': 'silent for so long after firing; 30',
  severity: 'info, warning, critical',
  owner: 'who answers for it',
  playbook: 'what it starts',
  mode: 'live, shadow, off',
  accounts: 'active, cancelled, all',
  'exit-when': 'silent until this has held',
  because: 'why, with {metric} where values belong',
};

const measure: Keys = {
  id: 'small letters, digits and dashes',
  label: 'what people call it',
  group: 'the group it belongs to',
  metric: 'what it looks at',
  direction: 'up or down: which way is better',
  weight: 'how much it counts',
  points: 'how a value becomes points',
};

const ways: Keys = {
  bands: 'points by limits',
  peer: 'the percentile among peers',
  trend: 'against the window before',
  growth: 'against a longer window',
  ratio: 'against a target',
  indicator: 'the first case that holds',
  deductions: '100 less what applies',
};

const scorecard: Keys = {
  id: 'small letters, digits and dashes',
  label: 'what people call it',
  'applies-to': 'the accounts it is for (CEL)',
  bands: 'from which score on green and yellow',
  'minimum-coverage': 'the share that must be known, 0 to 1',
  groups: 'measures that belong together',
  measures: 'what the score is made of',
};

const step: Keys = {
  id: 'a name that go-to can lead to',
  email: 'write to somebody at the customer',
  webhook: 'tell another system',
  task: 'give somebody a task',
  wait: 'wait, as in 2 working days',
  branch: 'go one of two ways',
  escalate: 'write to executives',
  'exit-when': 'end the run where this holds',
  'go-to': 'go on at another step',
};

/** The keys that may stand below a key, by file; below none: those of the file itself. */
export const knownKeys: Record<string, Record<string, Keys>> = {
  'rules.yaml': { '': { rules: 'the rules' }, rules: rule },
  'milestones.yaml': {
    '': { milestones: 'the milestones, in their order' },
    milestones: {
      id: 'small letters, digits and dashes',
      label: 'what people call it',
      when: 'reached on the first day this holds (CEL)',
      required: 'needed to be implemented; true',
      'due-days': 'after sign-up',
    },
  },
  'scorecard.yaml': {
    '': { ...scorecard, scorecards: 'several, the first that is for an account scores it' },
    scorecards: scorecard,
    bands: {
      below: 'the value is below this',
      points: '0 to 100',
      green: 'from this score on',
      yellow: 'from this score on',
    },
    groups: { id: 'small letters, digits and dashes', label: 'what people call it', weight: 'how much it counts' },
    measures: measure,
    points: ways,
    peer: { from: 'the percentile that gives no points; 0', to: 'the percentile that gives all; 100' },
    trend: { full: 'so many times the window before gives all points; 2' },
    growth: { over: 'the metric of the longer window', full: 'so many times that gives all points; 2' },
    ratio: { target: 'a number, or the name of a metric' },
    indicator: { when: 'the condition (CEL)', points: '0 to 100', because: 'why, in words' },
    deductions: {
      when: 'the condition (CEL)',
      points: 'what it takes',
      because: 'why',
      metric: 'of what',
      each: 'for each',
      'at-most': 'in all',
    },
  },
  playbooks: {
    '': {
      id: 'the name of the file',
      title: 'what it is for',
      'exit-when': 'ends a run at any step',
      holdout: 'share left alone, 0 to 0.5',
      steps: 'what it does',
    },
    steps: step,
    // biome-ignore lint/suspicious/noThenProperty: the playbook's own word; nothing awaits this object.
    then: step,
    else: step,
    'on-timeout': step,
    email: { to: 'whom', template: 'which', category: 'operational or promotional' },
    task: {
      title: 'what is to be done',
      assignee: 'owner or executives',
      due: 'as in 2 working days',
      timeout: 'waited for so long',
      outcomes: 'what may come of it',
      'on-timeout': 'steps when it is not done in time',
    },
    escalate: { to: 'whom', template: 'which', reason: 'why' },
    webhook: { endpoint: 'which', event: 'the name of what happened' },
    // biome-ignore lint/suspicious/noThenProperty: the playbook's own word; nothing awaits this object.
    branch: { when: 'the condition (CEL)', then: 'steps if it holds', else: 'steps if not' },
  },
};

/** The keys that can be written below `parent` in a file, each with what it is. */
export function keysOf(path: string, parent: string | undefined): Completion[] {
  const file = knownKeys[path.startsWith('playbooks/') ? 'playbooks' : path];
  const keys = file?.[parent ?? ''] ?? {};
  return Object.entries(keys).map(([label, detail]) => ({ label, detail, apply: `${label}: ` }));
}
