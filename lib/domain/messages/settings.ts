import type { SendingCalendar } from '../calendar/sending-calendar.ts';
import type { StatedEconomics } from '../retention/unit-economics.ts';
import type { TeamMember } from '../review/pre-read.ts';
import type { Brand } from './brand.ts';

/** At most `messages` in any `days` days in a row. */
export type Cap = { messages: number; days: number };

/** Where webhooks of this name go. */
export type WebhookEndpoint = { id: string; url: string };

/**
 * What holds for the whole company, its sending policy above all (`workflows/settings.yaml`). `timeZone` is used for accounts and contacts whose own
 * is unknown; `giveUpAfterDays` is how long a message may be held before it is dropped as stale.
 */
export type Settings = {
  company: { name: string; address: string };
  sender: { name: string; address: string };
  /** What mails to customers, the console and minutes look like; absent: plain. */
  brand?: Brand;
  executives: string[];
  timeZone: string;
  calendar: SendingCalendar;
  caps: { person: Cap; account: Cap };
  giveUpAfterDays: number;
  webhooks: WebhookEndpoint[];
  /** How many firings a week a CSM can take; absent: the company has not said. */
  alertBudget?: { firingsPerCsmPerWeek: number };
  /** Churn risk is the probability of a cancellation within so many days. */
  risk: { horizonDays: number };
  /** What a new customer costs to win, in `currency`, and the share of revenue left after serving it; absent: the company has not said. */
  economics?: StatedEconomics;
  /** Who gets the digests by mail (nobody does of one that has no addresses), and where the console is that their links lead to. */
  digests: { weekly: string[]; monthly: string[]; console?: string };
  /** Who holds the monthly implementation review, in how many minutes, and who gets its minutes by mail. */
  review: { minutes: number; team: TeamMember[]; minutesTo: string[] };
};
