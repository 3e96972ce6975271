import type { UnsubscribeStore, UnsubscribeToken } from '../ports/delivery.ts';
import { NotFound } from './errors.ts';

/** What the token of a link in a mail stands for. Throws NotFound for one that we never sent. */
export async function findMailLink(
  token: string,
  { unsubscribes }: { unsubscribes: UnsubscribeStore },
): Promise<UnsubscribeToken> {
  const found = await unsubscribes.find(token);
  if (found) return found;
  throw new NotFound('This link is not one of ours, or it was cut short; open it from the mail again.');
}
