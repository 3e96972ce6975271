import { DomainError, type Fault } from '../../lib/domain/errors.ts';

/** One thing wrong with a request: where (`query.limit`, or in which file of a draft) and what was expected. */
export type RequestFault = Pick<Fault, 'path' | 'message'> & Partial<Fault>;

/** A request that cannot be answered as it stands: the status, the title of the problem, and what the caller can do about it. */
export class RequestRefused extends DomainError {
  override readonly name = 'RequestRefused';
  readonly retryable = false;
  readonly status: number;
  readonly faults: RequestFault[];
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    detail: string,
    { faults = [], headers = {} }: { faults?: RequestFault[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.status = status;
    this.faults = faults;
    this.headers = headers;
  }
}

/** An answer that does not fit its own description: our fault, and never sent. */
export class AnswerMalformed extends DomainError {
  override readonly name = 'AnswerMalformed';
  readonly retryable = false;
}
