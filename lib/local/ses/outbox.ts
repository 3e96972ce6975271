import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { appendRecord, readRecords } from '../journal-file.ts';
import { writeAtomically } from '../write-atomically.ts';
import { mailHeaders } from './mail-headers.ts';

/** What the outbox shows of a message. */
export type KeptMessage = {
  /** The name of its file, without `.eml`: the delivery id when it has one. */
  id: string;
  messageId: string;
  sentAt: Date;
  from: string;
  to: string;
  subject: string;
  deliveryId?: string;
};

/** A message that came a second time under the same delivery id, and was not kept again. */
export type Duplicate = { deliveryId: string; at: string };

const DELIVERY = 'x-holdfast-delivery';

/**
 * The mail that left, an `.eml` file each: what would have gone to the customer, byte for byte, below the two lines that
 * a mail server puts on top.
 */
export class Outbox {
  readonly #dir: string;
  readonly #duplicates: string;

  constructor(dir: string) {
    this.#dir = join(dir, 'outbox');
    this.#duplicates = join(dir, 'outbox', 'duplicates.jsonl');
  }

  /** Keeps a message and gives its MessageId; the one of the first when its delivery id was here before. */
  keep(message: Uint8Array, at: Date): string {
    const deliveryId = mailHeaders(message).get(DELIVERY);
    const id = deliveryId === undefined ? randomUUID() : fileNameOf(deliveryId);
    const messageId = messageIdOf(id);
    if (existsSync(this.#pathOf(id))) {
      appendRecord(this.#duplicates, { deliveryId, at: at.toISOString() } satisfies Partial<Duplicate>);
      return messageId;
    }
    const trace = `Received: by holdfast.local with HTTP id ${messageId}; ${at.toUTCString()}\r\n`;
    const stamp = `X-Holdfast-Sent: ${at.toISOString()}\r\n`;
    writeAtomically(this.#pathOf(id), Buffer.concat([Buffer.from(trace + stamp), message]));
    return messageId;
  }

  /** The messages kept, the latest first. */
  list(): KeptMessage[] {
    const ids = this.#files().map((file) => file.slice(0, -'.eml'.length));
    return ids.map((id) => this.#describe(id)).sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime());
  }

  /** The whole message; undefined when there is none of that id. */
  read(id: string): Buffer | undefined {
    const path = this.#pathOf(fileNameOf(id));
    return existsSync(path) ? readFileSync(path) : undefined;
  }

  duplicates(): Duplicate[] {
    return readRecords(this.#duplicates);
  }

  #describe(id: string): KeptMessage {
    const path = this.#pathOf(id);
    const headers = mailHeaders(readFileSync(path));
    const sent = headers.get('x-holdfast-sent');
    return {
      id,
      messageId: messageIdOf(id),
      sentAt: sent === undefined ? statSync(path).mtime : new Date(sent),
      from: headers.get('from') ?? '',
      to: headers.get('to') ?? '',
      subject: headers.get('subject') ?? '',
      ...(headers.has(DELIVERY) && { deliveryId: headers.get(DELIVERY) }),
    };
  }

  #files(): string[] {
    return existsSync(this.#dir) ? readdirSync(this.#dir).filter((file) => file.endsWith('.eml')) : [];
  }

  #pathOf(id: string): string {
    return join(this.#dir, `${id}.eml`);
  }
}

/** A delivery id that is a plain file name stands for itself; any other for its hash. */
function fileNameOf(deliveryId: string): string {
  if (/^[a-z0-9][a-z0-9._-]{0,150}$/.test(deliveryId)) return deliveryId;
  return createHash('sha256').update(deliveryId).digest('hex');
}

/** Shaped like those of SES, and the same for the same file. */
function messageIdOf(id: string): string {
  const hex = createHash('sha256').update(id).digest('hex');
  return `0100${hex.slice(0, 12)}-${hex.slice(12, 20)}-${hex.slice(20, 24)}-${hex.slice(24, 28)}-${hex.slice(28, 32)}-${hex.slice(32, 44)}-000000`;
}
