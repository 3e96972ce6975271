import { loadConfig } from '../api/config.ts';
import { startLocalSession } from './local-session.ts';
import type { NotSignedInProps } from './not-signed-in.tsx';

/**
 * Makes known who is at the console before anything is read: where there is an issuer of tokens people sign in there,
 * which may lead away from the page (then this never resolves); on one machine they say who they are. Answers why nobody
 * is signed in, where nobody is.
 */
export async function startSession(): Promise<NotSignedInProps | undefined> {
  const { issuer } = await loadConfig();
  if (!issuer) return void startLocalSession();
  const { startOidcSession } = await import('./oidc-session.ts');
  return startOidcSession();
}
