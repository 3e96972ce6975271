import * as z from 'zod';
import { isTimeZone } from '../calendar/zoned-time.ts';
import { isDay } from '../day.ts';
import { didYouMean } from '../documents/did-you-mean.ts';
import { onlyKeys, readWithSchema } from '../documents/read-with-schema.ts';
import type { Parsed, SourceDocument } from '../documents/source-document.ts';
import { reviewRoles } from '../review/fact.ts';
import { contrastToWhite, isColour, isLogo, leastContrast } from './brand.ts';
import type { Cap, Settings } from './settings.ts';

type Refusal = { message: string; hint?: string };

/** A text that `read` turns into a value, or refuses in words. */
function textAs<T extends object | string | number>(read: (text: string) => T | Refusal) {
  return z.string().transform((text, context): T => {
    const value = read(text);
    if (!isRefusal(value)) return value;
    const { message, hint } = value;
    context.issues.push({ code: 'custom', input: text, message, params: { hint } });
    return z.NEVER;
  });
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'message' in value;
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const text = z.string().trim().min(1, 'expected a text, found an empty one');
const address = z.email('expected an e-mail address');
const name = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected a name in small letters, digits and dashes');

const timeZone = textAs((zone): string | Refusal => {
  if (isTimeZone(zone)) return zone;
  const hint =
    didYouMean(zone, Intl.supportedValuesOf('timeZone')) ?? 'write a name such as Europe/Zurich or America/New_York';
  return { message: `"${zone}" is no time zone`, hint };
});

const clockTime = textAs((time): number | Refusal => {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match
    ? Number(match[1]) * 60 + Number(match[2])
    : { message: `expected a time of day such as 18:30, found "${time}"` };
});

const quietHours = onlyKeys({ from: clockTime, until: clockTime }).refine(({ from, until }) => from !== until, {
  message: 'the quiet hours begin and end at the same time',
  params: { hint: 'write when they begin and when they end, such as from: 18:00, until: 09:00' },
});

const cap = textAs((written): Cap | Refusal => {
  const match = /^(\d+) per (\d+) days?$/.exec(written.trim());
  const [messages, days] = [Number(match?.[1]), Number(match?.[2])];
  if (match && messages > 0 && days > 0 && days <= 90) return { messages, days };
  return { message: `expected a cap such as "2 per 7 days" (at most 90 days), found "${written}"` };
});

const day = textAs((written): string | Refusal =>
  isDay(written) ? written : { message: `"${written}" is no day of the calendar`, hint: 'write YYYY-MM-DD' },
);

const webhookUrl = textAs((written): string | Refusal => {
  if (!URL.canParse(written))
    return { message: `"${written}" is no URL`, hint: 'write it in full, such as https://hooks.example.com/holdfast' };
  const { protocol, hostname, username } = new URL(written);
  if (username) return { message: 'a URL must not hold a user name or password', hint: 'webhooks are signed instead' };
  const plainAllowed = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'https:' || (protocol === 'http:' && plainAllowed)) return written;
  return { message: `"${written}" does not begin with https://`, hint: 'http:// is for this machine only' };
});

const webhooks = z
  .array(onlyKeys({ id: name, url: webhookUrl }))
  .default([])
  .superRefine((endpoints, context) => {
    endpoints.forEach(({ id }, index) => {
      if (endpoints.findIndex((other) => other.id === id) === index) return;
      context.addIssue({ code: 'custom', path: [index, 'id'], message: `the webhook "${id}" is written twice` });
    });
  });

const colour = textAs((written): string | Refusal => {
  if (!isColour(written)) {
    return {
      message: `"${written}" is no colour`,
      hint: 'write it as #rrggbb, such as "#0b5fff" (in quotes: # begins a comment)',
    };
  }
  const contrast = contrastToWhite(written);
  if (contrast >= leastContrast) return written.toLowerCase();
  const found = Math.floor(contrast * 10) / 10;
  return {
    message: `white text cannot be read on "${written}": its contrast is ${found}, and ${leastContrast} is needed`,
    hint: 'take a darker shade of it',
  };
});

const logo = textAs((written): string | Refusal =>
  isLogo(written)
    ? written
    : {
        message: `"${written}" is no address of a logo`,
        hint: 'write where it lies on the web, such as https://www.example.com/logo.png',
      },
);

const horizonDays = z
  .number()
  .refine(Number.isInteger, 'expected a whole number of days')
  .min(7, 'expected at least 7 days')
  .max(365, 'expected at most 365 days');

const risk = onlyKeys({ 'horizon-days': horizonDays.default(28) });

const alertBudget = onlyKeys({
  'firings-per-csm-per-week': z
    .number('expected a number')
    .positive('expected more than 0')
    .max(1000, 'expected at most 1000'),
});

const acquisition = z
  .array(
    onlyKeys({
      month: z
        .string('expected a month such as 2026-01')
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month such as 2026-01'),
      channel: text,
      spend: z.number('expected an amount').min(0, 'expected an amount of 0 or more'),
    }),
  )
  .superRefine((entries, context) => {
    const keyOf = (entry: (typeof entries)[number]) => `${entry.month} ${entry.channel}`;
    entries.forEach((entry, index) => {
      if (entries.findIndex((other) => keyOf(other) === keyOf(entry)) === index) return;
      const message = `what was spent on "${entry.channel}" in ${entry.month} is written twice`;
      context.addIssue({ code: 'custom', path: [index], message });
    });
  });

const recipients = z.array(address).max(50, 'expected at most 50 addresses').default([]);
const digests = onlyKeys({ weekly: recipients, monthly: recipients, console: webhookUrl.optional() });

const economics = onlyKeys({
  'gross-margin': z
    .number('expected a share such as 0.8')
    .gt(0, 'expected more than 0')
    .max(1, 'expected a share of at most 1: write 0.8 for 80 %')
    .optional(),
  cac: z.number('expected an amount').positive('expected more than 0').optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'expected a currency such as USD')
    .optional(),
  'cac-by-channel': z.record(text, z.number('expected an amount').positive('expected more than 0')).optional(),
  acquisition: acquisition.optional(),
});

const reviewMinutes = z
  .number('expected a number of minutes')
  .refine(Number.isInteger, 'expected a whole number of minutes')
  .min(5, 'expected at least 5 minutes')
  .max(480, 'expected at most 480 minutes');

const team = z
  .array(onlyKeys({ role: z.enum([...reviewRoles, 'leader']), address }))
  .max(30, 'expected at most 30 people')
  .default([])
  .superRefine((members, context) => {
    members.forEach((member, index) => {
      if (members.findIndex((other) => other.address.toLowerCase() === member.address.toLowerCase()) === index) return;
      context.addIssue({ code: 'custom', path: [index, 'address'], message: `${member.address} is written twice` });
    });
  });

const minutesTo = z
  .array(address)
  .min(1, 'expected at least one address: leave minutes-to out for the team')
  .max(50, 'expected at most 50 addresses')
  .optional();

/** Who holds the monthly implementation review, in how many minutes, and who gets its minutes: the team, unless others are named. */
const review = onlyKeys({ minutes: reviewMinutes.default(90), team, 'minutes-to': minutesTo });

const schema = onlyKeys({
  company: onlyKeys({ name: text, address: text }),
  sender: onlyKeys({ name: text, address }),
  brand: onlyKeys({ colour: colour.optional(), logo: logo.optional() }).optional(),
  executives: z.array(address).min(1, 'expected at least one e-mail address: escalations go there'),
  'time-zone': timeZone,
  'quiet-hours': quietHours,
  'working-days': z.array(z.enum(weekdays)).min(1, 'expected at least one working day'),
  holidays: z.array(day).default([]),
  caps: onlyKeys({ person: cap, account: cap }),
  'give-up-after-days': z.number().min(1, 'expected at least 1 day').max(90, 'expected at most 90 days').default(10),
  webhooks,
  risk: risk.prefault({}),
  'alert-budget': alertBudget.optional(),
  economics: economics.optional(),
  digests: digests.prefault({}),
  review: review.prefault({}),
});

/** Reads the sending policy (`settings.yaml`), or says every fault in it. */
export function parseSettings(document: SourceDocument): Parsed<Settings> {
  const { value, faults } = readWithSchema(document, schema);
  if (!value) return { faults };
  const workingDays = value['working-days'].map((weekday) => weekdays.indexOf(weekday));
  const budget = value['alert-budget'];
  const money = value.economics;
  const settings: Settings = {
    company: value.company,
    sender: value.sender,
    ...(value.brand && { brand: value.brand }),
    executives: value.executives,
    timeZone: value['time-zone'],
    calendar: { quietHours: value['quiet-hours'], workingDays, holidays: value.holidays },
    caps: value.caps,
    giveUpAfterDays: value['give-up-after-days'],
    webhooks: value.webhooks,
    risk: { horizonDays: value.risk['horizon-days'] },
    ...(money && {
      economics: {
        ...{ grossMargin: money['gross-margin'], cac: money.cac, currency: money.currency },
        ...(money['cac-by-channel'] && { cacByChannel: money['cac-by-channel'] }),
        ...(money.acquisition && { acquisition: money.acquisition }),
      },
    }),
    digests: value.digests,
    review: {
      minutes: value.review.minutes,
      team: value.review.team,
      minutesTo: value.review['minutes-to'] ?? value.review.team.map((member) => member.address),
    },
    ...(budget && { alertBudget: { firingsPerCsmPerWeek: budget['firings-per-csm-per-week'] } }),
  };
  return { value: settings, faults };
}
