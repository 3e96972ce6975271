import type { PanelCase, PanelContact, PanelEngagement, PanelSurvey } from '../../../../../lib/domain/review/panels.ts';
import { dayText, numberText } from '../../../parts/formats.ts';

const contactRoles: Record<NonNullable<PanelContact['role']>, string> = {
  champion: 'Champion',
  admin: 'Admin',
  'executive-sponsor': 'Executive sponsor',
  billing: 'Billing',
  user: 'User',
};

const resolutions: Record<NonNullable<PanelCase['resolution']>, string> = {
  fixed: 'fixed',
  workaround: 'worked around',
  'future-release': 'put off to a future release',
  'as-designed': 'closed as “works as designed”',
  'no-response': 'closed without a response',
  other: 'closed',
};

const engagements: Record<PanelEngagement['channel'], string> = {
  email: 'E-mail',
  call: 'Call',
  meeting: 'Meeting',
  chat: 'Chat',
};

const directions: Record<PanelEngagement['direction'], string> = {
  inbound: 'from them',
  outbound: 'from us',
  'two-way': 'both spoke',
};

/** Who a contact is, and whether they are still there. */
export function contactText({ role, leftDay }: PanelContact): string {
  return [role ? contactRoles[role] : 'Role not known', leftDay && `left ${dayText(leftDay)}`]
    .filter(Boolean)
    .join(', ');
}

/** How a case stands: open for so long, or what became of it. */
export function caseText({ resolvedDay, ageInDays, resolution, reopens, satisfaction }: PanelCase): string {
  const days = `${numberText(ageInDays)} ${ageInDays === 1 ? 'day' : 'days'}`;
  const state = resolvedDay ? `${resolutions[resolution ?? 'other']} after ${days}` : `open for ${days}`;
  const again = reopens ? `reopened ${reopens === 1 ? 'once' : `${reopens} times`}` : '';
  return [state, again, satisfaction && `rated ${satisfaction} of 5`].filter(Boolean).join(', ');
}

/** What a survey brought: a score, or silence. */
export function surveyText({ type, score, answeredDay }: PanelSurvey): string {
  if (!answeredDay) return 'No answer';
  return score === undefined ? 'Answered' : `${numberText(score)} of ${type === 'nps' ? 10 : 5}`;
}

/** How we were in touch. */
export function engagementText({ channel, direction }: PanelEngagement): string {
  return `${engagements[channel]}, ${directions[direction]}`;
}

/** `dashboard-created` as people read it. */
export function spokenName(name: string): string {
  const text = name.replaceAll(/[-_.]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
