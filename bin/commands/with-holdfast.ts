import { type Holdfast, openHoldfast, useHoldfast } from '../../lib/local/open-holdfast.ts';
import type { CommonOptions } from './command.ts';

/** Does `work` on the state folder of a command, and closes it whatever happens. A folder that is not there is an error unless `make`. */
export async function withHoldfast<T>(
  { dir }: Pick<CommonOptions, 'dir'>,
  work: (holdfast: Holdfast) => Promise<T>,
  { make = false } = {},
): Promise<T> {
  const holdfast = await (make ? openHoldfast(dir) : useHoldfast(dir));
  try {
    return await work(holdfast);
  } finally {
    await holdfast.close();
  }
}
