import type { Category } from '../../../lib/domain/messages/message.ts';

/** What customers call each category of mail, and what it brings them. */
export const kindsOfMail: Record<Category, { name: string; about: string }> = {
  operational: {
    name: 'mail about your use of the product',
    about: 'Help with getting started, and word when something needs your attention.',
  },
  promotional: { name: 'invitations and offers', about: 'Only people who have agreed to these get them.' },
};
