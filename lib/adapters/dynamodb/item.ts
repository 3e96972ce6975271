export type Key = { PK: string; SK: string };

/** An item as stores write and read it; its schema version is the table's business. */
export type Item = Key & { GSI1PK?: string; GSI1SK?: string; expiresAt?: number; [attribute: string]: unknown };
