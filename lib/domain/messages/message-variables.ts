import type { Day } from '../day.ts';
import { daysBetween } from '../day.ts';
import { didYouMean } from '../documents/did-you-mean.ts';
import type { Health } from '../health/health.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { Contact } from '../records/record.ts';
import type { Settings } from './settings.ts';

/** What a message is written from. The account is as it was judged on its latest day; nothing of it is known before the first. */
export type MessageFacts = {
  accountId: string;
  judged?: AccountDay & { health: Health };
  contact?: Contact;
  settings: Settings;
  catalogue: Catalogue;
  playbook: string;
  reason: string;
  escalationReason?: string;
  today: Day;
  unsubscribeUrl?: string;
  preferencesUrl?: string;
};

/** The variables of message templates by group; `metrics` holds every metric of the catalogue besides. */
const names: Record<string, readonly string[]> = {
  account: [
    'id',
    'name',
    'industry',
    'country',
    'plan',
    'stage',
    'owner',
    'signup_day',
    'renewal_day',
    'days_since_signup',
    'days_to_renewal',
  ],
  contact: ['name', 'first_name', 'role'],
  company: ['name', 'address'],
  sender: ['name'],
  playbook: ['id', 'reason'],
  escalation: ['reason'],
  health: ['score', 'band', 'reasons'],
  milestones: ['reached', 'missing'],
  unsubscribe: ['url'],
  preferences: ['url'],
};

/** Why a variable is none that a template can have, or undefined when it is one. */
export function variableFault(
  path: readonly string[],
  catalogue: Catalogue,
): { message: string; hint?: string } | undefined {
  const [group = '', name] = path;
  const known = group === 'metrics' ? [...catalogue.metrics.keys()] : names[group];
  if (!known) {
    return {
      message: `there is no variable "${path.join('.')}"`,
      hint: didYouMean(group, groups) ?? `known: ${groups.join(', ')}`,
    };
  }
  if (name === undefined || known.includes(name)) return undefined;
  const nearest = didYouMean(name, known) ?? (group === 'metrics' ? undefined : `known: ${known.join(', ')}`);
  return { message: `there is no variable "${group}.${name}"`, hint: nearest };
}

const groups = [...Object.keys(names), 'metrics'];

/** The values of a message's variables; what is not known is left out. Scores are rounded to whole points. */
export function messageVariables(facts: MessageFacts): Record<string, Record<string, unknown>> {
  const { contact, settings, judged, catalogue } = facts;
  const labels = [...(catalogue.milestones ?? [])];
  const reached = judged?.milestones ?? {};
  return {
    account: accountVariables(facts),
    contact: { name: contact?.name, first_name: contact?.name?.split(/\s+/)[0], role: contact?.role },
    company: settings.company,
    sender: { name: settings.sender.name },
    playbook: { id: facts.playbook, reason: facts.reason },
    escalation: { reason: facts.escalationReason },
    health: {
      score: judged?.health.score === undefined ? undefined : Math.round(judged.health.score),
      band: judged?.health.band,
      reasons: judged ? worstReasons(judged.health) : [],
    },
    milestones: {
      reached: labels.filter(([id]) => id in reached).map(([, label]) => label),
      missing: labels.filter(([id]) => !(id in reached)).map(([, label]) => label),
    },
    metrics: judged?.metrics ?? {},
    unsubscribe: { url: facts.unsubscribeUrl },
    preferences: { url: facts.preferencesUrl },
  };
}

function accountVariables({ accountId, judged, today }: MessageFacts): Record<string, unknown> {
  const { name, industry, country, plan, stage, owner, signupDay, renewalDay } = judged?.attributes ?? {};
  return {
    id: accountId,
    name: name ?? accountId,
    industry,
    country,
    plan,
    stage,
    owner,
    signup_day: signupDay,
    renewal_day: renewalDay,
    days_since_signup: signupDay && daysBetween(signupDay, today),
    days_to_renewal: renewalDay && daysBetween(today, renewalDay),
  };
}

/** The sentences of the three measures that cost the score most. */
function worstReasons({ points }: Health): string[] {
  const lost = points.filter((measure) => measure.points !== undefined && measure.points < 100);
  const cost = ({ points = 100, weight }: (typeof lost)[number]) => (100 - points) * weight;
  return lost
    .toSorted((a, b) => cost(b) - cost(a))
    .slice(0, 3)
    .map(({ reason }) => reason);
}
