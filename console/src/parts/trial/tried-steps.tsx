import { Button, Collapse, Text, Timeline } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconArrowsSplit2,
  IconClockPause,
  IconDoorExit,
  IconMail,
  IconSpeakerphone,
  IconSubtask,
  IconWebhook,
} from '@tabler/icons-react';
import type { OperationAnswer } from '../../api/call-api.ts';
import { dayText, timeText } from '../formats.ts';
import { onPaper } from '../on-paper.ts';
import { useMe } from '../use-me.ts';
import classes from './trial.module.css';

type Step = OperationAnswer<'tryPlaybook'>['steps'][number];
type Message = NonNullable<Step['message']>;
type Verdict = Message['verdicts'][number];

const icons: Record<string, typeof IconMail> = {
  email: IconMail,
  webhook: IconWebhook,
  task: IconSubtask,
  wait: IconClockPause,
  branch: IconArrowsSplit2,
  escalate: IconSpeakerphone,
  'exit-when': IconDoorExit,
};

/** The steps in the order in which they would come, each with its time. */
export function TriedSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <Timeline bulletSize={24} lineWidth={1} active={-1}>
      {steps.map((step) => {
        const Icon = icons[step.kind] ?? IconSubtask;
        return (
          <Timeline.Item key={step.stepId} bullet={<Icon size={13} aria-hidden />} title={step.what}>
            <Text size="xs" c="dimmed">
              {step.byTodaysFacts && step.kind !== 'wait' ? 'about ' : ''}
              {timeText(step.at)}
            </Text>
            <Outcome step={step} />
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}

function Outcome({ step: { outcome, detail, until, task, message } }: { step: Step }) {
  if (task) {
    const whom = task.assignedTo.join(', ') || 'nobody';
    const then =
      task.assumed === 'done' ? `taken to be done ${timeText(task.until)}` : `given up ${timeText(task.until)}`;
    return <Text size="sm">{`In the inbox of ${whom}, due ${dayText(task.dueDay)}; ${then}.`}</Text>;
  }
  if (until) return <Text size="sm">Until {timeText(until)}.</Text>;
  if (message) return <MessageOutcome message={message} />;
  return <Text size="sm">{detail ? `${outcome}: ${detail}` : outcome}</Text>;
}

function MessageOutcome({ message }: { message: Message }) {
  const whom = (message.channel === 'email' && message.contact) || message.to.join(', ') || 'nobody';
  return (
    <>
      {message.verdicts.map((verdict) => (
        <Text key={`${verdict.at} ${verdict.state}`} size="sm">
          {verdictText(verdict, whom)}
        </Text>
      ))}
      {message.channel === 'email' && message.html && (
        <LetterShown subject={message.subject ?? ''} html={message.html} />
      )}
    </>
  );
}

function verdictText({ at, state, reason, until }: Verdict, whom: string): string {
  const why = reason ? `: ${reason}` : '';
  if (state === 'held') return `Would be held until ${until ? timeText(until) : 'later'}${why}.`;
  if (state === 'sent') return `Would go to ${whom} ${timeText(at)}.`;
  return state === 'dropped' ? `Would not go${why}.` : `Would fail${why}.`;
}

/** The letter as its reader would see it, in a frame that runs nothing and loads nothing. */
function LetterShown({ subject, html }: { subject: string; html: string }) {
  const { brand } = useMe();
  const [isOpen, { toggle }] = useDisclosure();
  return (
    <>
      <Button size="compact-xs" variant="subtle" onClick={toggle} aria-expanded={isOpen}>
        {isOpen ? 'Hide the letter' : `Read “${subject}”`}
      </Button>
      <Collapse expanded={isOpen}>
        {isOpen && (
          <iframe
            className={classes.letter}
            title={`Letter: ${subject}`}
            sandbox=""
            srcDoc={onPaper(html, brand?.logo)}
          />
        )}
      </Collapse>
    </>
  );
}
