import { type User, UserManager } from 'oidc-client-ts';
import { loadConfig } from '../api/config.ts';
import { takeSession } from '../api/session.ts';
import type { NotSignedInProps } from './not-signed-in.tsx';
import { renewalOf } from './renew-session.ts';
import { offerSignOut, sessionEnded, sessionGoesOn } from './session-state.ts';
import { forgetSignedOut, isSignedOut, markSignedOut } from './signed-out-mark.ts';
import { refused, signedOut, unreachable } from './why-not-signed-in.ts';

/** Where somebody was led away from to sign in, and comes back to. */
type Way = { to?: string };

/**
 * Signs a person in with the company's issuer: authorization code with PKCE. Tokens stay in this window (session
 * storage) and are renewed before they end; when they cannot be, the page says so and nothing on it is lost. Answers why
 * nobody is signed in when the issuer refused or cannot be reached, or somebody signed out.
 */
export async function startOidcSession(): Promise<NotSignedInProps | undefined> {
  const { issuer = '', clientId = '', signOutUrl } = await loadConfig();
  const manager = managerFor(issuer, clientId);
  const signIn = () => leaveToSignIn(manager);
  try {
    const user = (await comeBack(manager)) ?? (await manager.getUser());
    if (user && !user.expired) return void begin(manager, { signOutUrl, clientId });
  } catch (error) {
    return { ...refused(error, issuer), signIn };
  }
  if (isSignedOut()) return { ...signedOut, signIn };
  return signIn().catch(() => ({ ...unreachable(issuer), signIn }));
}

const home = () => `${location.origin}/`;

function managerFor(issuer: string, clientId: string): UserManager {
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: home(),
    post_logout_redirect_uri: home(),
    scope: 'openid email',
    // By refresh token, below: the page may be in no frame, which is the other way.
    automaticSilentRenew: false,
  });
}

function begin(manager: UserManager, places: SignOutPlaces): void {
  const renew = renewalOf(manager);
  const renewOrEnd = async () => {
    const isRenewed = await renew();
    if (isRenewed) sessionGoesOn();
    else sessionEnded(() => leaveToSignIn(manager));
    return isRenewed;
  };
  takeSession({ headers: () => headersOf(manager), renew: renewOrEnd });
  manager.events.addAccessTokenExpiring(() => void renew());
  manager.events.addAccessTokenExpired(() => void renewOrEnd());
  offerSignOut(() => signOut(manager, places));
}

/** What is left of signing in when the issuer leads back: a code in the address, which nobody should see or keep. */
async function comeBack(manager: UserManager): Promise<User | undefined> {
  const search = new URLSearchParams(location.search);
  if (!search.has('state') || !(search.has('code') || search.has('error'))) return undefined;
  const comesBack = manager.signinRedirectCallback();
  const way = await comesBack.then(
    ({ state }) => state,
    (error) => error?.state,
  );
  history.replaceState(null, '', pathOnly((way as Way | undefined)?.to));
  return comesBack;
}

/** A way back leads to a page of the console, and nowhere else. */
const pathOnly = (to = '/') => (/^\/(?![/\\])/.test(to) ? to : '/');

/** Never resolves, as the page is left; rejects when the issuer does not answer. */
async function leaveToSignIn(manager: UserManager): Promise<never> {
  const state: Way = { to: `${location.pathname}${location.search}` };
  await manager.signinRedirect({ state });
  forgetSignedOut();
  return new Promise(() => {});
}

/** The ID token: it is for this console alone, and tells the API the person's address and groups. */
async function headersOf(manager: UserManager): Promise<Record<string, string>> {
  const user = await manager.getUser();
  return user?.id_token ? { authorization: `Bearer ${user.id_token}` } : {};
}

type SignOutPlaces = { signOutUrl?: string; clientId: string };

/** Cognito has an address of its own for it; other issuers say theirs, or know of none. */
async function signOut(manager: UserManager, { signOutUrl, clientId }: SignOutPlaces): Promise<void> {
  markSignedOut();
  const ends = await manager.metadataService.getEndSessionEndpoint().catch(() => undefined);
  if (!signOutUrl && ends) return manager.signoutRedirect();
  await manager.removeUser();
  location.assign(
    signOutUrl ? `${signOutUrl}?${new URLSearchParams({ client_id: clientId, logout_uri: home() })}` : home(),
  );
}
