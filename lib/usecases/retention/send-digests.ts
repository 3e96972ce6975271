import { localTimeAt } from '../../domain/calendar/zoned-time.ts';
import { digestMail } from '../../domain/retention/digest.ts';
import { digestsDue } from '../../domain/retention/digest-period.ts';
import { loadCurrentWorkflows } from '../load-workflows.ts';
import { type InternalMailPorts, sendInternalMail } from '../send-internal-mail.ts';
import { type DigestPorts, makeDigest } from './make-digest.ts';

export type SendingPorts = DigestPorts & InternalMailPorts & { consoleUrl?: string };

/** What became of the digests of a day: those that went, and those that had gone before, or have nobody to go to. */
export type DigestsSent = { sent: string[]; skipped: string[] };

/** Sends the digests that are due today by the company's own clock, each once however often this is called. */
export async function sendDigests(_: object, ports: SendingPorts): Promise<DigestsSent> {
  const { settings } = await loadCurrentWorkflows(ports);
  const { day: today } = localTimeAt(ports.clock.now().getTime(), settings.timeZone);
  const done: DigestsSent = { sent: [], skipped: [] };
  for (const { kind, id } of digestsDue(today, settings.calendar)) {
    const to = settings.digests[kind];
    const known = await ports.deliveries.find(id);
    if (to.length === 0 || known?.state === 'sent') {
      done.skipped.push(id);
      continue;
    }
    const mail = digestMail(await makeDigest({ kind, today }, ports), settings.digests.console ?? ports.consoleUrl);
    const { state } = await sendInternalMail({ deliveryId: id, about: `${kind} digest`, to, ...mail }, ports);
    done[state === 'sent' ? 'sent' : 'skipped'].push(id);
  }
  return done;
}
