import type { SuppressionReason } from '../domain/messages/suppression.ts';
import type { Clock, SuppressionStore } from '../ports.ts';

/** What the mail service reports of a mail: a bounce (for good, or passing) or a complaint, and the addresses it concerns. */
export type MailEvent = { kind: 'bounce' | 'complaint' | 'other'; permanent: boolean; addresses: string[] };

/** Stops mail to addresses that bounced for good or complained; a passing bounce (a full mailbox) changes nothing. */
export async function recordMailEvent(
  { kind, permanent, addresses }: MailEvent,
  ports: { suppressions: SuppressionStore; clock: Clock },
): Promise<{ suppressed: number }> {
  if (kind === 'other' || (kind === 'bounce' && !permanent)) return { suppressed: 0 };
  const reason: SuppressionReason = kind;
  const at = ports.clock.now().toISOString();
  for (const address of addresses) await ports.suppressions.add(address, { scope: 'all', reason, at });
  return { suppressed: addresses.length };
}
