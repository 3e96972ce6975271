import type { Trial, TriedStep, TriedVerdict } from '../../lib/domain/playbooks/trial.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';
import { heading, instant } from './words.ts';

/** What a playbook would do, a line per step; with `letters` each mail below. */
export function presentTrial(trial: Trial, { letters = false }: { letters?: boolean }, terminal: Terminal): string {
  const { playbook, account, at, zone, refused, steps, end } = trial;
  const who = account.name === undefined ? account.accountId : `${account.name} (${account.accountId})`;
  return [
    `${heading(playbook.title, terminal)}, if it began for ${who} on ${instant(at)}`,
    ...(refused === undefined ? [] : [terminal.paint('yellow', `It would not begin now: ${refused}`)]),
    '',
    stepTable(steps, terminal),
    '',
    `Ends ${instant(end.at)}: ${end.state}, ${end.reason}.`,
    terminal.paint(
      'dim',
      `${assumedWords[trial.assumed]} Waits and working days by the clock of ${zone}. ${BY_TODAYS_FACTS}`,
    ),
    ...(letters ? steps.flatMap((step) => letterOf(step, terminal)) : []),
  ].join('\n');
}

const BY_TODAYS_FACTS = 'What comes later (~) goes by what is known today.';
const assumedWords = {
  done: 'Tasks are taken to be done when they are due.',
  'timed-out': 'Tasks are taken not to be done while the playbook waits.',
} as const;

function stepTable(steps: readonly TriedStep[], terminal: Terminal): string {
  return table(
    steps,
    [
      { title: 'At', cell: ({ at, byTodaysFacts }) => `${byTodaysFacts ? '~' : ' '}${instant(at)}` },
      { title: 'Step', grow: 1, cell: ({ what }) => what },
      { title: 'Would be', grow: 2, cell: (step) => outcomeOf(step) },
    ],
    terminal,
  );
}

function outcomeOf({ outcome, detail, until, message, task }: TriedStep): string {
  if (task)
    return `in the inbox of ${task.assignedTo.join(', ') || 'nobody'}, due ${task.dueDay}; ${task.assumed} ${instant(task.until)}`;
  if (until !== undefined) return `until ${instant(until)}`;
  if (message) return [`to ${message.to.join(', ') || 'nobody'}`, ...message.verdicts.map(verdictInWords)].join('\n');
  return detail === undefined ? outcome : `${outcome}: ${detail}`;
}

function verdictInWords({ at, state, reason, until }: TriedVerdict): string {
  const when = state === 'held' && until !== undefined ? ` until ${instant(until)}` : ` ${instant(at)}`;
  return `${state}${when}${reason === undefined ? '' : `: ${reason}`}`;
}

function letterOf({ message }: TriedStep, terminal: Terminal): string[] {
  if (message?.channel !== 'email' || message.text === undefined) return [];
  return [
    '',
    terminal.paint('bold', `Subject: ${message.subject ?? ''}`),
    terminal.paint('dim', `To: ${message.to.join(', ')}`),
    '',
    message.text,
  ];
}
