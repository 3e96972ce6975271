/** What a function is given, and why that much. Times are the longest it may take, not what it takes. */
export type FunctionSettings = {
  does: string;
  memoryInMiB: number;
  timeoutInSeconds: number;
  because: string;
  /** More disk than the 512 MiB that every function has. */
  disk?: { inMiB: number; because: string };
  /** How many may run at once, where someone else's limits ask for it. */
  atMost?: { running: number; because: string };
  /** For functions that are handed an event and not waited for: how often and how long it is tried again. */
  events?: { retries: number; oldestInMinutes: number; because: string };
};

/** At 1,769 MiB Lambda gives one whole virtual CPU: more memory would be paid for, and idle. */
const ONE_CPU = 1769;
const LONGEST = 900;
/** Lambda keeps an event for six hours at most. */
const SIX_HOURS = 360;

/** Every function, with its size. The key is the folder in functions/ and, after the environment's prefix, the function's name. */
export const functionSettings = {
  'start-daily-run': {
    does: 'Starts the daily run of the last complete day',
    memoryInMiB: 256,
    timeoutInSeconds: 30,
    because: 'it makes one call, and nobody waits for it',
    events: {
      retries: 2,
      oldestInMinutes: SIX_HOURS,
      because: 'a run a day is all there is, and starting it twice is harmless',
    },
  },
  'plan-run': {
    does: 'Decides which days, sources and shards a daily run works through',
    memoryInMiB: 512,
    timeoutInSeconds: 60,
    because: 'it reads a few items; the memory buys a quick start',
  },
  'collect-source': {
    does: "Brings one source's records into the table",
    memoryInMiB: 1024,
    timeoutInSeconds: LONGEST,
    because: 'a large export is read from the first row to the last in one go',
    disk: { inMiB: 10_240, because: 'an import sorts its rows by account on disk, and a file may have 5 GB' },
    atMost: {
      running: 4,
      because: 'imports take turns: one imports, and the others only ask whether it is their turn',
    },
  },
  'measure-shard': {
    does: 'Measures every account of a shard, day by day',
    memoryInMiB: ONE_CPU,
    timeoutInSeconds: LONGEST,
    because: 'it computes; one shard is one CPU, and more shards are the way to be faster',
  },
  'merge-peers': {
    does: "Merges the shards' distributions into peer tables",
    memoryInMiB: 1024,
    timeoutInSeconds: 300,
    because: 'it holds the distributions of all shards at once',
  },
  'score-shard': {
    does: 'Scores every account of a shard, evaluates rules and starts playbooks',
    memoryInMiB: ONE_CPU,
    timeoutInSeconds: LONGEST,
    because: 'it computes; one shard is one CPU, and more shards are the way to be faster',
  },
  'report-day': {
    does: 'Rolls the portfolio up into the summary of the day',
    memoryInMiB: 1024,
    timeoutInSeconds: 300,
    because: 'it holds one row per account',
  },
  'perform-step': {
    does: 'Performs one step of a playbook run',
    memoryInMiB: 512,
    timeoutInSeconds: 60,
    because: 'the slowest step is a webhook, which is given 15 seconds to answer',
    atMost: {
      running: 10,
      because: 'SES begins with 14 mails a second; state machines wait their turn, and webhooks are spared a flood',
    },
  },
  'release-messages': {
    does: 'Looks at held messages again, and sends those that may go',
    memoryInMiB: 512,
    timeoutInSeconds: 300,
    because: 'a morning may release all that a night held back',
    atMost: { running: 1, because: 'one sender after the other keeps within the rate of SES' },
    events: { retries: 1, oldestInMinutes: 5, because: 'the next look comes within minutes and does the same' },
  },
  'train-risk': {
    does: 'Trains the churn-risk model on the history of the company',
    memoryInMiB: 2 * ONE_CPU,
    timeoutInSeconds: LONGEST,
    because: 'it computes on one CPU, while the other clears up after it and unpacks what the table sends',
    events: {
      retries: 2,
      oldestInMinutes: SIX_HOURS,
      because: 'it is called once a month, and training again gives the same model',
    },
  },
  'preview-history': {
    does: 'Works out what a rule, a scorecard, milestones or a playbook would have done on history',
    memoryInMiB: 2 * ONE_CPU,
    timeoutInSeconds: LONGEST,
    because: 'it computes on one CPU, while the other clears up after it; and it holds measured days of all accounts',
  },
  'prepare-review': {
    does: 'Prepares the implementation review of the month before, once it is due',
    memoryInMiB: 1024,
    timeoutInSeconds: LONGEST,
    because: 'it reads every account once, a hundred at a time, and holds a row of each',
    atMost: { running: 1, because: 'a review is prepared once; two at a time would do the same work' },
    events: { retries: 2, oldestInMinutes: SIX_HOURS, because: 'it is called once a day, and prepares nothing twice' },
  },
  'send-digest': {
    does: 'Sends the digests that are due by mail',
    memoryInMiB: 1024,
    timeoutInSeconds: 300,
    because: 'it holds the ledger and two portfolios, a row per account each',
    atMost: { running: 1, because: 'a digest goes once; two at a time would both look before either sent' },
    events: { retries: 2, oldestInMinutes: SIX_HOURS, because: 'it is called once a day, and sends nothing twice' },
  },
  'publish-workflows': {
    does: 'Checks a workflows folder and publishes it as a new version',
    memoryInMiB: 1024,
    timeoutInSeconds: 300,
    because: 'it compiles every playbook and template, and creates a state machine for each playbook',
    events: { retries: 2, oldestInMinutes: 60, because: 'CloudFormation waits for an hour' },
  },
  'record-mail-event': {
    does: 'Records bounces and complaints, and suppresses their addresses',
    memoryInMiB: 256,
    timeoutInSeconds: 30,
    because: 'it writes one item per event, and nobody waits for it',
    events: { retries: 2, oldestInMinutes: SIX_HOURS, because: 'an address that bounced must not be written to again' },
  },
  'record-run-end': {
    does: 'Records playbook runs that were ended from outside',
    memoryInMiB: 256,
    timeoutInSeconds: 30,
    because: 'it writes a few items per run, and nobody waits for it',
    events: {
      retries: 2,
      oldestInMinutes: SIX_HOURS,
      because: 'a run that nobody recorded the end of would be shown as running for ever',
    },
  },
  api: {
    does: 'Answers the HTTP API',
    memoryInMiB: 1024,
    timeoutInSeconds: 29,
    because: 'API Gateway hangs up after 30 seconds; a person waits, so it gets more than half a CPU',
  },
  'api-workflows': {
    does: 'Answers the part of the HTTP API that reads, checks and publishes workflows',
    memoryInMiB: ONE_CPU,
    timeoutInSeconds: 29,
    because: 'it reads a whole folder while somebody types, and API Gateway hangs up after 30 seconds',
  },
  'api-reports': {
    does: 'Answers the part of the HTTP API about implementation reviews and retention',
    memoryInMiB: ONE_CPU,
    timeoutInSeconds: 29,
    because: 'it reads a cohort or the whole portfolio while somebody waits, and API Gateway hangs up after 30 seconds',
  },
} as const satisfies Record<string, FunctionSettings>;

export type FunctionName = keyof typeof functionSettings;

/** The names of all functions, in the order of the flow. */
export const functionNames = Object.keys(functionSettings) as FunctionName[];
