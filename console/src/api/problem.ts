import type * as z from 'zod';
import type { problemSchema } from '../../../functions/api/schemas/problem.ts';

/** Something that is wrong with a request: at which `path` of it, or where in which file of a draft, and what to do. */
export type ProblemFault = NonNullable<z.infer<typeof problemSchema>['errors']>[number];

/** A request that the API refused, or that never reached it (status 0), in the API's own words. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly title: string;
  readonly faults: readonly ProblemFault[];

  constructor(status: number, title: string, detail: string, faults: readonly ProblemFault[] = []) {
    super(detail);
    this.status = status;
    this.title = title;
    this.faults = faults;
  }
}

const UNREACHABLE = 'The service did not answer. Check the connection, then try again; nothing was lost.';

/** The request never got an answer. */
export const unreachable = () => new ApiProblem(0, 'No connection', UNREACHABLE);

/** Whatever else went wrong, such as the console not being told where the API is, as a problem in its own words. */
export function asProblem(error: Error): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem(0, 'This did not work', error.message);
}

/** What an answer that is no success says. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = await response.json().catch(() => ({}));
  const detail = body.detail ?? body.message ?? `The service answered ${response.status}.`;
  return new ApiProblem(response.status, body.title ?? 'Refused', detail, body.errors);
}
