import type { Profile } from '../records/dossier.ts';
import { effectiveAccount } from '../records/dossier.ts';
import type { Contact } from '../records/record.ts';
import { type Audience, audienceOf, type Role } from './message.ts';
import type { Settings } from './settings.ts';

/** Who a message goes to; a customer is one person, colleagues may be several. */
export type Recipient = { audience: Audience; to: string[]; contact?: Contact };

/** The first of the roles somebody fills whom we can write to, or undefined. People who left the company are passed over. */
export function findRecipient(roles: readonly Role[], profile: Profile, settings: Settings): Recipient | undefined {
  for (const role of roles) {
    const recipient = audienceOf(role) === 'customer' ? customer(role, profile) : colleagues(role, profile, settings);
    if (recipient) return recipient;
  }
  return undefined;
}

function customer(role: Role, { contacts }: Profile): Recipient | undefined {
  const fitting = contacts.filter((contact) => contact.role === role && contact.email && !contact.leftDay);
  const [contact] = fitting.toSorted((a, b) => a.contactId.localeCompare(b.contactId));
  return contact?.email ? { audience: 'customer', to: [contact.email], contact } : undefined;
}

function colleagues(role: Role, profile: Profile, { executives }: Settings): Recipient | undefined {
  const to = role === 'owner' ? addressesOf(effectiveAccount(profile).ownerId) : executives;
  return to.length > 0 ? { audience: 'colleague', to } : undefined;
}

function addressesOf(ownerId: string | undefined): string[] {
  return ownerId?.includes('@') ? [ownerId] : [];
}
