import { setTimeout as pause } from 'node:timers/promises';
import type { ReviewLine } from '../../lib/domain/review/pre-read.ts';
import type { LocalPorts } from '../../lib/local/ports.ts';
import { decide } from '../../lib/usecases/review/decide.ts';
import { prepareReview } from '../../lib/usecases/review/prepare-review.ts';
import { writeNote } from '../../lib/usecases/review/write-note.ts';
import { startPlaybookByHand } from '../../lib/usecases/start-playbook-by-hand.ts';

const MONTH = '2026-10';
const PLAYBOOK = 'onboarding-nudge';
export const MARIA = 'maria.lopez@northgauge.example';
const ANDRE = 'andre.coleman@northgauge.example';
const PATIENCE_MS = 60_000;
const POLL_MS = 250;

/** What two people say of the account that is looked at first. */
const NOTES = [
  {
    author: MARIA,
    text: 'HubSpot says live because the kick-off is done. They are not: no source is connected.',
  },
  { author: ANDRE, text: 'They never wrote to support either. I would call rather than write.' },
];

/**
 * Lets people work a little in the sample company, so that pictures show more than machines at work: the review of October
 * is prepared, with notes and decisions, and a customer has been written to. Says the run of it, its letter, and an
 * account whose page has much to tell.
 */
export async function playScene(ports: LocalPorts): Promise<Record<'runId' | 'deliveryId' | 'accountId', string>> {
  const { accounts } = await prepareReview({ month: MONTH }, ports);
  const [first] = accounts;
  if (!first) throw new Error(`Expected sign-ups in ${MONTH} in the sample company, found none.`);
  for (const { author, text } of NOTES) {
    await writeNote({ month: MONTH, accountId: first.accountId, author, text, version: 0 }, ports);
  }
  await decideSome(accounts.slice(1), ports);
  return { ...(await writeTo(accounts.slice(1), ports)), accountId: await newlyAtRisk(ports) };
}

/** The account that pays the most of those that turned red on the last day. */
async function newlyAtRisk({ days }: LocalPorts): Promise<string> {
  const rows = await days.portfolio((await days.latestDaySummary())?.day ?? '');
  const red = rows.filter(({ band, bandChange, cancelledDay }) => band === 'red' && bandChange && !cancelledDay);
  const [most] = red.sort((a, b) => (b.mrr ?? 0) - (a.mrr ?? 0));
  if (!most) throw new Error('Expected an account that turned red on the last day of the sample company, found none.');
  return most.accountId;
}

async function decideSome(accounts: ReviewLine[], ports: LocalPorts): Promise<void> {
  const left = accounts.filter(({ standing }) => standing === 'implemented').slice(0, 4);
  for (const { accountId } of left) {
    await decide({ month: MONTH, accountId, by: MARIA, decision: 'implemented' }, ports);
  }
  const task = accounts.find(({ standing }) => standing === 'behind');
  if (!task) return;
  const begin = { task: 'Connect their first source with them, on a call' };
  const because = 'the set-up has not begun';
  await decide({ month: MONTH, accountId: task.accountId, by: MARIA, decision: 'intervene', because, begin }, ports);
}

/** Starts the playbook for one account after the other, until somebody may be written to now. */
async function writeTo(accounts: ReviewLine[], ports: LocalPorts): Promise<{ runId: string; deliveryId: string }> {
  const reason = 'the set-up has stalled';
  for (const { accountId } of accounts.filter(({ implementedDay }) => !implementedDay)) {
    const request = { accountId, playbook: PLAYBOOK, requestId: 'scene', reason, by: MARIA };
    const { run } = await startPlaybookByHand(request, ports);
    const letter = await sentBy(run.runId, ports);
    if (letter) return { runId: run.runId, deliveryId: letter };
  }
  throw new Error(`Expected ${PLAYBOOK} to write to an account of ${MONTH}; it wrote to none.`);
}

async function sentBy(runId: string, { deliveries }: LocalPorts): Promise<string | undefined> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const [delivery] = await deliveries.ofRun(runId);
    if (delivery?.state === 'sent') return delivery.deliveryId;
    if (delivery && delivery.state !== 'claimed') return undefined;
    await pause(POLL_MS);
  }
  return undefined;
}
