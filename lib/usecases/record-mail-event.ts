import type { SuppressionReason } from '../domain/messages/suppression.ts';
import type { SuppressionStore } from '../ports/delivery.ts';
import type { Clock } from '../ports/system.ts';

/** What the mail service reports of a mail: a bounce (for good, or passing) or a complaint, and the addresses it concerns. */
export type MailEvent = { kind: 'bounce' | 'complaint' | 'other'; permanent: boolean; addresses: string[] };

/** How many addresses are written to no more, and how many of these bounced or complained. */
export type RecordedMailEvent = { suppressed: number; bounces: number; complaints: number };

/** Stops mail to addresses that bounced for good or complained; a passing bounce (a full mailbox) changes nothing. */
export async function recordMailEvent(
  { kind, permanent, addresses }: MailEvent,
  ports: { suppressions: SuppressionStore; clock: Clock },
): Promise<RecordedMailEvent> {
  if (kind === 'other' || (kind === 'bounce' && !permanent)) return { suppressed: 0, bounces: 0, complaints: 0 };
  const reason: SuppressionReason = kind;
  const at = ports.clock.now().toISOString();
  for (const address of addresses) await ports.suppressions.add(address, { scope: 'all', reason, at });
  const count = addresses.length;
  return { suppressed: count, bounces: kind === 'bounce' ? count : 0, complaints: kind === 'complaint' ? count : 0 };
}
