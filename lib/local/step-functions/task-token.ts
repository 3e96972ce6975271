import { createHmac, timingSafeEqual } from 'node:crypto';

/** Which step of which execution a token stands for; `seal` proves that the endpoint made it. */
type Token = { execution: string; key: string; seal: string };

/** The token of a step: the same again after a restart, because it is made from the execution's journalled secret. */
export function taskToken(execution: { executionArn: string; secret: string }, key: string): string {
  const token: Token = { execution: execution.executionArn, key, seal: seal(execution.secret, key) };
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

/** What a text claims as a token; undefined when it is none. */
export function readToken(text: string): Token | undefined {
  try {
    const token: Token = JSON.parse(Buffer.from(text, 'base64url').toString());
    return [token.execution, token.key, token.seal].every((part) => typeof part === 'string') ? token : undefined;
  } catch {
    return undefined;
  }
}

/** True when the token was made with this secret. */
export function isGenuine(token: Token, secret: string): boolean {
  const expected = Buffer.from(seal(secret, token.key));
  const found = Buffer.from(token.seal);
  return expected.length === found.length && timingSafeEqual(expected, found);
}

function seal(secret: string, key: string): string {
  return createHmac('sha256', secret).update(key).digest('base64url');
}
