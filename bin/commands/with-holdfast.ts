import type { Holdfast } from '../../lib/local/open-holdfast.ts';
import type { CommonOptions } from './command.ts';

/** Does `work` on the state folder of a command, and closes it whatever happens. A folder that is not there is an error unless `make`. */
export async function withHoldfast<T>(
  { dir }: Pick<CommonOptions, 'dir'>,
  work: (holdfast: Holdfast) => Promise<T>,
  { make = false } = {},
): Promise<T> {
  // Loaded when it is needed: help and usage errors should not wait for the AWS clients.
  const { openHoldfast, useHoldfast } = await import('../../lib/local/open-holdfast.ts');
  const holdfast = await (make ? openHoldfast(dir) : useHoldfast(dir));
  try {
    return await work(holdfast);
  } finally {
    await holdfast.close();
  }
}
