import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../write-atomically.ts';
import { type Lowered, lowerDefinition } from './lower-definition.ts';
import { readDefinition } from './validate-definition.ts';

/**
 * Definitions, kept under the hash of their text for as long as the folder lives: a running execution finishes on the
 * one it began with. Only valid ones get in; checking takes a quarter of a second, so one that is known is not checked again.
 */
export class DefinitionStore {
  readonly #dir: string;
  readonly #lowered = new Map<string, Lowered>();

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Takes a definition in and gives its hash. Throws InvalidDefinition. */
  add(text: string): string {
    const hash = createHash('sha256').update(text).digest('hex');
    const path = this.#pathOf(hash);
    if (!existsSync(path)) {
      readDefinition(text);
      writeAtomically(path, text);
    }
    return hash;
  }

  textOf(hash: string): string {
    return readFileSync(this.#pathOf(hash), 'utf8');
  }

  /** The definition, ready to run. */
  lowered(hash: string): Lowered {
    const known = this.#lowered.get(hash);
    if (known) return known;
    const lowered = lowerDefinition(JSON.parse(this.textOf(hash)));
    this.#lowered.set(hash, lowered);
    return lowered;
  }

  #pathOf(hash: string): string {
    return join(this.#dir, `${hash}.json`);
  }
}
