/** What every request to the API carries: a token where people sign in, or who is at the keyboard of this machine. */
export type SessionHeaders = () => Promise<Record<string, string>>;

/** Where the headers come from, and what is done when the API no longer takes them: true when it is worth asking again. */
export type Session = { headers: SessionHeaders; renew?: () => Promise<boolean> };

let session: Session = { headers: async () => ({}) };

/** Says where the headers come from from now on; signing in calls it. */
export function takeSession(taken: Session): void {
  session = taken;
}

/** The headers of the next request. */
export const sessionHeaders: SessionHeaders = () => session.headers();

/** The API does not know who asks: true when the next request has better headers. */
export const renewSession = async (): Promise<boolean> => (await session.renew?.()) ?? false;
