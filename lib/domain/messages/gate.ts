import { maySendAt, nextSendingTime } from '../calendar/sending-calendar.ts';
import type { Audience, Category } from './message.ts';
import type { SentMessage } from './message-log.ts';
import type { PauseHold } from './pause.ts';
import type { Settings } from './settings.ts';
import type { Suppression } from './suppression.ts';

/** What the gate weighs a message by. Instants are milliseconds since 1970; `zone` is the recipient's clock. */
export type GateFacts = {
  now: number;
  /** When the message was first meant to go. */
  since: number;
  audience: Audience;
  category: Category;
  zone: string;
  consent?: 'granted' | 'denied';
  /** The contact has left the company since the message was meant for them. */
  hasLeft: boolean;
  suppressions: readonly Suppression[];
  churned: boolean;
  urgentCaseOpen: boolean;
  escalationOpen: boolean;
  /** A person paused what playbooks send to the account. */
  pause?: PauseHold;
  /** Messages to this person, and to anyone at the account, within the caps' windows. */
  sentToPerson: readonly SentMessage[];
  sentToAccount: readonly SentMessage[];
};

/** What becomes of a message now: it may go, it waits until an instant at which it is weighed again, or it never goes. */
export type GateVerdict =
  | { verdict: 'send' }
  | { verdict: 'hold'; until: number; reason: string }
  | { verdict: 'drop'; reason: string };

const MS_PER_DAY = 86_400_000;
/** A held message whose reason has no known end is looked at again after a day. */
const LOOK_AGAIN_MS = MS_PER_DAY;

type Policy = Pick<Settings, 'calendar' | 'caps' | 'giveUpAfterDays'>;

/** Decides whether a message may go. A colleague's mail goes at once, unless their address does not take it. */
export function weigh(facts: GateFacts, policy: Policy): GateVerdict {
  const never = facts.audience === 'customer' ? whyNever(facts) : whyNotColleague(facts);
  if (never) return { verdict: 'drop', reason: never };
  if (facts.audience === 'colleague') return { verdict: 'send' };
  const holds = [...openTrouble(facts), ...overCap(facts, policy), ...outOfHours(facts, policy)];
  if (holds.length === 0) return { verdict: 'send' };
  const until = nextSendingTime(Math.max(...holds.map((hold) => hold.until)), facts.zone, policy.calendar);
  if (until - facts.since > policy.giveUpAfterDays * MS_PER_DAY) {
    return {
      verdict: 'drop',
      reason: `stale: could not go within ${policy.giveUpAfterDays} days (${holds[0]?.reason})`,
    };
  }
  return { verdict: 'hold', until, reason: holds.map(({ reason }) => reason).join('; ') };
}

function whyNever({ churned, hasLeft, consent, category, suppressions }: GateFacts): string | undefined {
  const suppressed = suppressions.find(({ scope }) => scope === 'all' || scope === category);
  if (suppressed)
    return suppressed.reason === 'unsubscribed'
      ? `unsubscribed from ${category} mail`
      : `address suppressed after a ${suppressed.reason}`;
  if (churned) return 'the account has churned';
  if (hasLeft) return 'the contact has left the company';
  if (consent === 'denied') return 'the contact does not consent to e-mail';
  if (category === 'promotional' && consent !== 'granted') return 'no consent to promotional e-mail on record';
  return undefined;
}

function whyNotColleague({ suppressions }: GateFacts): string | undefined {
  const bounced = suppressions.find(({ reason }) => reason === 'bounce');
  return bounced && 'address suppressed after a bounce';
}

type Hold = { until: number; reason: string };

function openTrouble({ now, pause, urgentCaseOpen, escalationOpen }: GateFacts): Hold[] {
  const until = now + LOOK_AGAIN_MS;
  return [
    ...(pause ? [pause] : []),
    ...(urgentCaseOpen ? [{ until, reason: 'an urgent support case is open' }] : []),
    ...(escalationOpen ? [{ until, reason: 'an escalation is open' }] : []),
  ];
}

function overCap({ now, sentToPerson, sentToAccount }: GateFacts, { caps }: Policy): Hold[] {
  const counted = [
    { cap: caps.person, sent: sentToPerson, whom: 'this person' },
    { cap: caps.account, sent: sentToAccount, whom: 'this account' },
  ];
  return counted.flatMap(({ cap, sent, whom }) => {
    const windowMs = cap.days * MS_PER_DAY;
    const inWindow = sent
      .map(({ at }) => Date.parse(at))
      .filter((at) => at > now - windowMs)
      .sort((a, b) => b - a);
    const blocking = inWindow[cap.messages - 1];
    return blocking === undefined
      ? []
      : [{ until: blocking + windowMs, reason: `${whom} has had ${cap.messages} in ${cap.days} days` }];
  });
}

function outOfHours({ now, zone }: GateFacts, { calendar }: Policy): Hold[] {
  return maySendAt(now, zone, calendar) ? [] : [{ until: now, reason: `outside sending hours in ${zone}` }];
}
