/**
 * A failure the product knows by name. `name` is a literal because Step Functions matches Retry and Catch
 * on it (a class name would be minified away), and `retryable` says whether trying again can help.
 */
export abstract class DomainError extends Error {
  abstract override readonly name: string;
  abstract readonly retryable: boolean;
}

/** Where in a text a fault stands; both count from 1. */
export type Position = { line: number; column: number };

/**
 * Something a person wrote that cannot be right: data, not an exception. `path` names the value inside the
 * document (`rules[2].when`), `hint` the remedy, `excerpt` the offending line with a caret below it.
 */
export type Fault = {
  file: string;
  path: string;
  message: string;
  hint?: string;
  position?: Position;
  excerpt?: string;
};
