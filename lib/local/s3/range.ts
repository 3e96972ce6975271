import { AwsError } from '../errors.ts';

/** The first and the last byte that a Range header asks for, of so many; everything without one. Throws InvalidRange. */
export function rangeOf(header: string | undefined, bytes: number): { start: number; end: number } {
  if (header === undefined) return { start: 0, end: bytes - 1 };
  const [, from, until] = /^bytes=(\d+)-(\d*)$/.exec(header) ?? [];
  const start = Number(from ?? Number.NaN);
  const end = Math.min(until ? Number(until) : bytes - 1, bytes - 1);
  if (start <= end) return { start, end };
  throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416);
}
