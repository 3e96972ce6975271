import { ErrorResponse } from 'oidc-client-ts';
import type { NotSignedInProps } from './not-signed-in.tsx';

type Why = Omit<NotSignedInProps, 'signIn'>;

/** Somebody signed out: they are not led in again unasked, which an issuer that remembers them would do. */
export const signedOut: Why = {
  title: 'You are signed out',
  text: 'You can close this window.',
  action: 'Sign in',
};

/** What came of signing in, where it did not work: the issuer said no, or what it said is not what was asked for. */
export function refused(error: unknown, issuer: string): Why {
  const action = 'Try again';
  if (!(error instanceof ErrorResponse)) {
    return {
      ...{ title: 'Signing in was interrupted', action },
      text: 'What came back does not belong to this window, or came too late. Begin once more.',
    };
  }
  return {
    ...{ title: 'You were not signed in', action },
    text: `${hostOf(issuer)} says: ${error.error_description ?? error.error ?? 'no'}. If you should have access to Holdfast, an administrator can see to it.`,
  };
}

/** There is no page to sign in on. */
export const unreachable = (issuer: string): Why => ({
  title: 'Nobody can sign in right now',
  text: `${hostOf(issuer)}, where people sign in, does not answer. Check your connection; if other pages work, tell whoever runs Holdfast for you.`,
  action: 'Try again',
});

const hostOf = (issuer: string) => (URL.canParse(issuer) ? new URL(issuer).host : issuer);
