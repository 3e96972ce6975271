import type { Outcome } from './asl.ts';

/** The most that may pass from state to state, in or out of an execution: bytes of UTF-8 JSON. */
export const dataLimitBytes = 262_144;

/** A result that is too large fails, as it does on AWS. */
export function withinDataLimit(outcome: Outcome): Outcome {
  if ('error' in outcome || Buffer.byteLength(JSON.stringify(outcome.result)) <= dataLimitBytes) return outcome;
  const cause = `The state returned a result with a size exceeding the maximum number of bytes service limit (${dataLimitBytes}).`;
  return { error: 'States.DataLimitExceeded', cause };
}
