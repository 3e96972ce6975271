import { useSyncExternalStore } from 'react';

/** What the frame shows of the session: whether it ended and how to sign in again, and how to sign out where people sign in. */
export type SessionState = { signInAgain?: () => unknown; signOut?: () => unknown };

let state: SessionState = {};
const listeners = new Set<() => void>();

function change(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Tells that requests are refused until somebody signs in again. */
export const sessionEnded = (signInAgain: () => unknown) => change({ ...state, signInAgain });

/** Tells that requests are answered again. */
export const sessionGoesOn = () => change({ ...state, signInAgain: undefined });

/** Tells that one can sign out, and how. */
export const offerSignOut = (signOut: () => unknown) => change({ ...state, signOut });

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useSessionState = () => useSyncExternalStore(subscribe, () => state);
