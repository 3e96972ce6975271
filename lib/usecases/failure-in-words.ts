/** What stopped an execution, as Step Functions hands it on. */
export type Failure = { Error?: string; Cause?: string };

const LONGEST_REASON = 500;

/** What the function said that failed; what stopped it from outside only has a name. */
export function failureInWords({ Error: name = 'It gave no reason', Cause = '' }: Failure): string {
  const said = messageIn(Cause);
  return (said ? `${name}: ${said}` : name).slice(0, LONGEST_REASON);
}

function messageIn(cause: string): string | undefined {
  try {
    return JSON.parse(cause).errorMessage;
  } catch {
    return undefined;
  }
}
