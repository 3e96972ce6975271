import type { Category } from '../domain/messages/message.ts';
import type { SuppressionStore, UnsubscribeStore } from '../ports/delivery.ts';
import type { Clock } from '../ports/system.ts';
import { findMailLink } from './find-mail-link.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from './load-workflows.ts';

/** What a page about unsubscribing says: which kind of mail, and from whom. Never to whom. */
export type UnsubscribeOffer = { category: Category; company: string };

/** What an unsubscribe link offers. It changes nothing: scanners open links too. Throws NotFound for a link that we never sent. */
export async function showUnsubscribe(
  { token }: { token: string },
  ports: WorkflowPorts & { unsubscribes: UnsubscribeStore },
): Promise<UnsubscribeOffer> {
  const { category } = await findMailLink(token, ports);
  const { settings } = await loadCurrentWorkflows(ports);
  return { category, company: settings.company.name };
}

/** Stops mail of the link's category to its recipient, at once and without a login; doing it again changes nothing. Throws NotFound. */
export async function unsubscribe(
  { token }: { token: string },
  ports: { unsubscribes: UnsubscribeStore; suppressions: SuppressionStore; clock: Clock },
): Promise<{ category: Category }> {
  const { address, category } = await findMailLink(token, ports);
  const at = ports.clock.now().toISOString();
  await ports.suppressions.add(address, { scope: category, reason: 'unsubscribed', at });
  return { category };
}
