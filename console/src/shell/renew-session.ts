import type { UserManager } from 'oidc-client-ts';

/**
 * Renews the tokens of whoever is signed in, by their refresh token; true when that worked. Asked for several times at once
 * it is done once: a refresh token may be good for one use.
 */
export function renewalOf(manager: UserManager): () => Promise<boolean> {
  let underWay: Promise<boolean> | undefined;
  const renew = async () => {
    const user = await manager.getUser();
    if (!user?.refresh_token) return false;
    return manager.signinSilent().then(Boolean, () => false);
  };
  return () => {
    underWay ??= renew().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
