import { type Category, categories } from '../domain/messages/message.ts';
import { type Preferences, preferencesOf } from '../domain/messages/preferences.ts';
import type { SuppressionStore, UnsubscribeStore } from '../ports/delivery.ts';
import type { Clock } from '../ports/system.ts';
import { findMailLink } from './find-mail-link.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from './load-workflows.ts';

/** What a page about preferences says: what its reader wants to get, and from whom. Never who the reader is. */
export type ShownPreferences = Preferences & { company: string };

type PreferencesPorts = WorkflowPorts & { unsubscribes: UnsubscribeStore; suppressions: SuppressionStore };

/** What the recipient of a mail wants to get, found by the token of its links. Throws NotFound for one that we never sent. */
export async function showPreferences(
  { token }: { token: string },
  ports: PreferencesPorts,
): Promise<ShownPreferences> {
  const { address } = await findMailLink(token, ports);
  const { settings } = await loadCurrentWorkflows(ports);
  return { ...preferencesOf(await ports.suppressions.of(address)), company: settings.company.name };
}

/**
 * Switches each category of mail off or on again for the recipient of a mail, and says what holds then. What a bounce
 * or a complaint stopped stays stopped. Doing it again changes nothing. Throws NotFound.
 */
export async function changePreferences(
  { token, wanted }: { token: string; wanted: Record<Category, boolean> },
  ports: PreferencesPorts & { clock: Clock },
): Promise<ShownPreferences> {
  const { address } = await findMailLink(token, ports);
  const at = ports.clock.now().toISOString();
  for (const category of categories) {
    if (wanted[category]) await ports.suppressions.resubscribe(address, category);
    else await ports.suppressions.add(address, { scope: category, reason: 'unsubscribed', at });
  }
  return showPreferences({ token }, ports);
}
