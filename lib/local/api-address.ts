/** The port the API is served on unless told otherwise. */
export const defaultPort = 4400;

/** Where the API is on a port of this machine. */
export function apiAddress(port: number): string {
  return `http://127.0.0.1:${port}`;
}
