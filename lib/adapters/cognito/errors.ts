import { DomainError } from '../../domain/errors.ts';

/** Cognito did not do what it was asked; `kind` is its own name for the reason. */
export class CognitoRefused extends DomainError {
  override readonly name = 'CognitoRefused';
  readonly retryable: boolean;
  readonly kind: string;

  constructor(operation: string, kind: string, retryable: boolean) {
    super(`Cognito answered ${operation} with ${kind}.`);
    this.kind = kind;
    this.retryable = retryable;
  }
}
