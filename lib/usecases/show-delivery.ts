import type { Delivery } from '../domain/messages/delivery.ts';
import type { Letter } from '../domain/messages/letter.ts';
import { effectiveAccount } from '../domain/records/dossier.ts';
import type { DeliveryStore, LetterStore } from '../ports/delivery.ts';
import type { RecordStore } from '../ports/records.ts';
import { type DeliveryLine, deliveryLine } from './delivery-line.ts';
import { NotFound } from './errors.ts';

/** A message in full. `body` is what a webhook carries; `messageId` the mail service's own id. */
export type DeliveryDetails = DeliveryLine & {
  attempts: number;
  workflowsVersion?: string;
  category?: string;
  audience?: string;
  messageId?: string;
  body?: string;
  /** What a mail to colleagues says, as text. */
  text?: string;
  status?: number;
  accountName?: string;
  /** The mail as its reader sees it; absent for one of which nothing was ever written. */
  letter?: Omit<Letter, 'deliveryId' | 'from'> & Partial<Pick<Letter, 'from'>>;
};

/** One message of the outbox. Throws NotFound. */
export async function showDelivery(
  { deliveryId }: { deliveryId: string },
  ports: { deliveries: DeliveryStore; letters: LetterStore; records: RecordStore },
): Promise<DeliveryDetails> {
  const delivery = await ports.deliveries.find(deliveryId);
  if (!delivery) throw new NotFound(`There is no message ${deliveryId} in the outbox.`);
  const { attempts, workflowsVersion } = delivery;
  const [letter, accountName] = await Promise.all([letterFor(delivery, ports), nameOf(delivery, ports)]);
  const details = { ...deliveryLine(delivery), attempts, workflowsVersion, ...detailsOf(delivery) };
  return { ...details, ...(letter && { letter }), ...(accountName !== undefined && { accountName }) };
}

function detailsOf(delivery: Delivery): Partial<DeliveryDetails> {
  if (delivery.channel === 'webhook') return { body: delivery.body, status: delivery.status };
  const { messageId } = delivery;
  if (delivery.channel === 'internal') return { text: delivery.text, audience: 'colleague', messageId };
  const { category, audience } = delivery;
  return { category, audience, messageId };
}

type Letters = { letters: LetterStore; records: RecordStore };

async function letterFor(delivery: Delivery, { letters }: Letters): Promise<DeliveryDetails['letter']> {
  if (delivery.channel === 'webhook') return undefined;
  if (delivery.channel === 'internal') {
    const { subject, text, html, claimedAt, createdAt } = delivery;
    return { subject, text, html, writtenAt: claimedAt ?? createdAt };
  }
  const letter = await letters.find(delivery.deliveryId);
  if (!letter) return undefined;
  const { deliveryId: _, ...shown } = letter;
  return shown;
}

async function nameOf(delivery: Delivery, { records }: Letters): Promise<string | undefined> {
  const { accountId } = delivery;
  if (accountId === undefined) return undefined;
  const profile = (await records.profiles([accountId])).get(accountId);
  return profile && effectiveAccount(profile).name;
}
