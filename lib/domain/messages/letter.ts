import type { Mail } from './mail.ts';

/**
 * A mail as its reader sees it, kept for ours: as it left, or as it stood when it was held (it is written anew when it
 * goes). The links that only its reader may follow lead nowhere in it. `writtenAt` is ISO 8601.
 */
export type Letter = {
  deliveryId: string;
  from: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  writtenAt: string;
};

/** What stands in a kept letter in place of the token that only its reader has. */
export const tokenKept = 'only-in-the-mail-itself';

/** The letter of a mail, without the token of its unsubscribe link. */
export function letterOf(mail: Mail, token: string | undefined, writtenAt: string): Letter {
  const { deliveryId, from, subject, text, html } = mail;
  const cleared = (content: string) => (token ? content.replaceAll(token, tokenKept) : content);
  return { deliveryId, from, subject, text: cleared(text), html: cleared(html), writtenAt };
}
