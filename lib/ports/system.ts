/** The time; the only place it comes from. */
export interface Clock {
  now(): Date;
}

/** Fresh identifiers (imports, tasks made by hand, unsubscribe tokens): unguessable, at least 128 bits. */
export interface Ids {
  next(): string;
}

/** What a use case has to say about how far it is. */
export interface Progress {
  report(done: number, total: number, what: string): void;
}

/** A short name for a content: the same for the same text, and for no other. */
export interface Digest {
  of(text: string): string;
}
