/** A request that the API refused, or that never reached it (status 0), in the API's own words. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly title: string;
  readonly faults: { path: string; message: string }[];

  constructor(status: number, title: string, detail: string, faults: { path: string; message: string }[] = []) {
    super(detail);
    this.status = status;
    this.title = title;
    this.faults = faults;
  }
}

const UNREACHABLE = 'The service did not answer. Check the connection, then try again; nothing was lost.';

/** The request never got an answer. */
export const unreachable = () => new ApiProblem(0, 'No connection', UNREACHABLE);

/** What an answer that is no success says. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = await response.json().catch(() => ({}));
  const detail = body.detail ?? body.message ?? `The service answered ${response.status}.`;
  return new ApiProblem(response.status, body.title ?? 'Refused', detail, body.errors);
}
