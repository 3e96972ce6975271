import { createHash } from 'node:crypto';
import type { ApiKey } from '../../domain/people/api-key.ts';
import type { ApiKeyStore } from '../../ports/people.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const KEYS = 'API-KEYS';
const keyOf = (keyId: string) => ({ PK: `API-KEY#${keyId}`, SK: 'KEY' });
type Kept = Item & { key: ApiKey; usedDay?: string };

/** A token is a long random text, so its hash gives nothing away, and looking it up takes as long for any other. */
const idOf = (token: string) => createHash('sha256').update(token).digest('hex').slice(0, 32);

const asKey = ({ key, usedDay }: Kept): ApiKey => ({ ...key, ...(usedDay && { usedDay }) });

/** API keys in the table, found by the hash of their token and listed by when they were made. */
export function dynamoApiKeyStore(table: Table): ApiKeyStore {
  return {
    async create(token, key) {
      const made = { keyId: idOf(token), ...key };
      await table.put({ ...keyOf(made.keyId), GSI1PK: KEYS, GSI1SK: `${key.createdAt}#${made.keyId}`, key: made });
      return made;
    },

    async find(token) {
      // Consistent: a key that was revoked a moment ago is good for nothing more.
      const kept = await table.get<Kept>(keyOf(idOf(token)), { consistent: true });
      return kept && asKey(kept);
    },

    async newest(limit) {
      const range = { partition: KEYS, listing: true, newestFirst: true, limit };
      return (await Array.fromAsync(table.query<Kept>(range))).map(asKey);
    },

    async revoke(keyId, { revokedAt, revokedBy }) {
      const kept = await table.get<Kept>(keyOf(keyId), { consistent: true });
      if (!kept) return false;
      const condition = {
        expression: 'attribute_exists(PK) AND attribute_not_exists(#key.revokedAt)',
        names: { '#key': 'key' },
      };
      return table.update(keyOf(keyId), { key: { ...kept.key, revokedAt, revokedBy } }, condition);
    },

    noteUse: async (keyId, usedDay) => void (await table.update(keyOf(keyId), { usedDay })),
  };
}
