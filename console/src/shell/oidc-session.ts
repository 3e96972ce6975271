import { type User, UserManager } from 'oidc-client-ts';
import { loadConfig } from '../api/config.ts';
import { takeSessionHeaders } from '../api/session.ts';
import { offerSignOut, sessionEnded } from './session-state.ts';

/** Where somebody was led away from to sign in, and comes back to. */
type Way = { to?: string };

/**
 * Signs a person in with the company's issuer: authorization code with PKCE. Tokens stay in this window (session
 * storage) and are renewed before they end; when they cannot be, the page says so and nothing on it is lost.
 */
export async function startOidcSession(): Promise<void> {
  const { issuer = '', clientId = '', signOutUrl } = await loadConfig();
  const home = `${location.origin}/`;
  const manager = new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: home,
    post_logout_redirect_uri: home,
    scope: 'openid email',
    automaticSilentRenew: true,
  });
  const user = (await comeBack(manager)) ?? (await manager.getUser());
  if (!user || user.expired) return leaveToSignIn(manager);
  takeSessionHeaders(() => headersOf(manager));
  manager.events.addSilentRenewError(() => sessionEnded(() => leaveToSignIn(manager)));
  manager.events.addAccessTokenExpired(() => sessionEnded(() => leaveToSignIn(manager)));
  offerSignOut(() => signOut(manager, { signOutUrl, clientId, home }));
}

/** What is left of signing in when the issuer leads back: a code in the address, which nobody should see or keep. */
async function comeBack(manager: UserManager): Promise<User | undefined> {
  const search = new URLSearchParams(location.search);
  if (!search.has('state') || !(search.has('code') || search.has('error'))) return undefined;
  const user = await manager.signinRedirectCallback().catch(() => undefined);
  history.replaceState(null, '', pathOnly((user?.state as Way | undefined)?.to));
  return user;
}

/** A way back leads to a page of the console, and nowhere else. */
const pathOnly = (to = '/') => (/^\/(?![/\\])/.test(to) ? to : '/');

async function leaveToSignIn(manager: UserManager): Promise<never> {
  const state: Way = { to: `${location.pathname}${location.search}` };
  await manager.signinRedirect({ state });
  return new Promise(() => {});
}

/** The ID token: it is for this console alone, and tells the API the person's address and groups. */
async function headersOf(manager: UserManager): Promise<Record<string, string>> {
  const user = await manager.getUser();
  return user?.id_token ? { authorization: `Bearer ${user.id_token}` } : {};
}

type SignOutPlaces = { signOutUrl?: string; clientId: string; home: string };

/** Cognito has an address of its own for it; other issuers say theirs, or know of none. */
async function signOut(manager: UserManager, { signOutUrl, clientId, home }: SignOutPlaces): Promise<void> {
  const ends = await manager.metadataService.getEndSessionEndpoint().catch(() => undefined);
  if (!signOutUrl && ends) return manager.signoutRedirect();
  await manager.removeUser();
  location.assign(
    signOutUrl ? `${signOutUrl}?${new URLSearchParams({ client_id: clientId, logout_uri: home })}` : home,
  );
}
