/** What every request to the API carries: a token where people sign in, or who is at the keyboard of this machine. */
export type SessionHeaders = () => Promise<Record<string, string>>;

let headers: SessionHeaders = async () => ({});

/** Says where the headers come from from now on; signing in calls it. */
export function takeSessionHeaders(source: SessionHeaders): void {
  headers = source;
}

/** The headers of the next request. */
export const sessionHeaders: SessionHeaders = () => headers();
