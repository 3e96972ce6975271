import { firstTimeZone } from '../domain/calendar/zoned-time.ts';
import { addDays, dayOf, monthOf } from '../domain/day.ts';
import type { MailDelivery } from '../domain/messages/delivery.ts';
import { MessageLogContended } from '../domain/messages/errors.ts';
import { type GateFacts, type GateVerdict, weigh } from '../domain/messages/gate.ts';
import { othersIn, withMessage } from '../domain/messages/message-log.ts';
import { hasChurned, hasUrgentCase } from '../domain/messages/open-trouble.ts';
import { holdOf } from '../domain/messages/pause.ts';
import type { Settings } from '../domain/messages/settings.ts';
import { effectiveAccount, type Profile } from '../domain/records/dossier.ts';
import type { MessagePorts } from './message-ports.ts';

/** Cases opened this long ago are looked at; older ones that are still open are in the profile's list of months. */
const CASE_DAYS = 150;
const TURNS = 8;

/**
 * Asks the gate about a message and, when it may go, counts it against the caps before anybody else can: two
 * messages at the same moment cannot both be the last that a cap allows. Throws MessageLogContended.
 */
export async function weighMessage(
  delivery: MailDelivery,
  settings: Settings,
  ports: MessagePorts,
): Promise<GateVerdict> {
  const profile = (await ports.records.profiles([delivery.accountId])).get(delivery.accountId);
  if (!profile) return { verdict: 'drop', reason: 'the account is not known' };
  const facts = await gatherFacts(delivery, { profile, settings }, ports);
  if (delivery.audience === 'colleague') return weigh(facts, settings);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const log = await ports.messageLogs.read(delivery.accountId);
    const sent = othersIn(log, delivery.deliveryId);
    const { contactId = '' } = delivery;
    const sentToPerson = sent.filter((message) => message.contactId === contactId);
    const verdict = weigh({ ...facts, sentToAccount: sent, sentToPerson }, settings);
    if (verdict.verdict !== 'send') return verdict;
    const message = { deliveryId: delivery.deliveryId, contactId, at: new Date(facts.now).toISOString() };
    if (await ports.messageLogs.write(withMessage(log, message, settings.caps))) return verdict;
  }
  throw new MessageLogContended(
    `Expected to count a message to an account within ${TURNS} turns; others kept writing.`,
  );
}

type Known = { profile: Profile; settings: Settings };

async function gatherFacts(
  delivery: MailDelivery,
  { profile, settings }: Known,
  ports: MessagePorts,
): Promise<GateFacts> {
  const now = ports.clock.now();
  const { audience, category, accountId, runId, to } = delivery;
  const contact = profile.contacts.find(({ contactId }) => contactId === delivery.contactId);
  const isCustomer = audience === 'customer';
  const escalations = isCustomer ? await ports.escalations.openOf(accountId) : [];
  const zone = firstTimeZone([contact?.timeZone, effectiveAccount(profile).timeZone], settings.timeZone);
  const pause = isCustomer ? holdOf(await ports.pauses.latest(accountId), now.getTime(), zone) : undefined;
  return {
    now: now.getTime(),
    since: Date.parse(delivery.createdAt),
    audience,
    category,
    zone,
    consent: contact?.consent,
    hasLeft: contact?.leftDay !== undefined && contact.leftDay <= dayOf(now),
    suppressions: await suppressionsOf(to, ports),
    churned: hasChurned(profile, dayOf(now)),
    urgentCaseOpen: isCustomer && (await urgentCaseOpen(profile, now, ports)),
    ...(pause && { pause }),
    // A run's own escalation does not hold what the run itself has to say.
    escalationOpen: escalations.some((escalation) => escalation.runId !== runId),
    sentToPerson: [],
    sentToAccount: [],
  };
}

/** What stands against writing to the addresses; of several colleagues, nothing as long as one of them can be reached. */
async function suppressionsOf(addresses: readonly string[], { suppressions }: MessagePorts) {
  const found = await Promise.all(addresses.map((address) => suppressions.of(address)));
  return found.some((list) => list.length === 0) ? [] : found.flat();
}

async function urgentCaseOpen(profile: Profile, now: Date, { records }: MessagePorts): Promise<boolean> {
  const today = dayOf(now);
  const first = monthOf(addDays(today, -CASE_DAYS));
  const recent = await records.months(profile.accountId, first, monthOf(today));
  if (hasUrgentCase(recent)) return true;
  const older = profile.longCaseMonths.filter((month) => month < first);
  const months = await Promise.all(older.map((month) => records.months(profile.accountId, month, month)));
  return hasUrgentCase(months.flat());
}
