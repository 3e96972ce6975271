import { escaped } from '../../../lib/domain/html.ts';
import { type Category, categories } from '../../../lib/domain/messages/message.ts';
import type { Preferences } from '../../../lib/domain/messages/preferences.ts';
import type { ShownPreferences } from '../../../lib/usecases/change-preferences.ts';
import { kindsOfMail } from './kinds-of-mail.ts';
import { page } from './page.ts';

const WHY_BLOCKED: Record<NonNullable<Preferences['blockedBy']>, string> = {
  bounce: 'Our mail to you could not be delivered.',
  complaint: 'Our mail to you could not be delivered: it was reported as unwanted.',
};

/** The page on which a customer says what mail they want. It names the company, never the customer. */
export function preferencesPage(preferences: ShownPreferences): string {
  return page(headingOf(preferences), content(preferences));
}

/** The same after a change: what now holds comes first, also for who listens to the page. */
export function savedPage(preferences: ShownPreferences): string {
  const heading = headingOf(preferences);
  const saved = `<p role="status">Saved. ${categories.map((category) => stateOf(category, preferences)).join(' ')}</p>`;
  return page(heading, `${saved}\n${content(preferences)}`, `Saved: ${heading}`);
}

const headingOf = ({ company }: ShownPreferences) => `Mail from ${company}`;

function stateOf(category: Category, { wanted }: Preferences): string {
  const name = capitalised(kindsOfMail[category].name);
  return wanted[category] ? `${name}: on.` : `${name}: off.`;
}

function content(preferences: ShownPreferences): string {
  const { blockedBy } = preferences;
  const notice = blockedBy
    ? `<p class="notice">${WHY_BLOCKED[blockedBy]} We send you none, whatever you choose here.</p>\n`
    : '';
  return `${notice}<form method="post">
${categories.map((category) => choice(category, preferences)).join('\n')}
<button type="submit">Save</button>
</form>`;
}

/** On or off for one kind of mail. Both are sent, so that a form that was cut short switches nothing off. */
function choice(category: Category, { wanted }: Preferences): string {
  const { name, about } = kindsOfMail[category];
  const option = (value: 'on' | 'off', isChosen: boolean, label: string) =>
    `<label><input type="radio" name="${category}" value="${value}" required${isChosen ? ' checked' : ''}>${label}</label>`;
  return `<fieldset aria-describedby="${category}-about">
<legend>${capitalised(name)}</legend>
<p id="${category}-about">${escaped(about)}</p>
${option('on', wanted[category], 'On')}
${option('off', !wanted[category], 'Off')}
</fieldset>`;
}

const capitalised = (text: string) => escaped(text.charAt(0).toUpperCase() + text.slice(1));
