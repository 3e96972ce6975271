import { Command, InvalidArgumentError } from 'commander';
import { type Day, isDay } from '../../lib/domain/day.ts';

/** The options of every command. */
export type CommonOptions = { dir: string; json: boolean };

/** A command with the options that all have. */
export function command(name: string, summary: string): Command {
  return new Command(name)
    .description(summary)
    .option('--dir <folder>', 'the state folder', '.holdfast')
    .option('--json', 'print JSON, for scripts', false);
}

/** Reads an argument that is a day. */
export function dayArgument(text: string): Day {
  if (isDay(text)) return text;
  throw new InvalidArgumentError(`Expected a day of the calendar, YYYY-MM-DD.`);
}

/** Reads an argument that is one of a few words. */
export function oneOf<T extends string>(words: readonly T[]): (text: string) => T {
  return (text) => {
    const word = words.find((candidate) => candidate === text);
    if (word) return word;
    throw new InvalidArgumentError(`Expected one of ${words.join(', ')}.`);
  };
}

/** Reads an argument that is a whole number within limits. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}

/** Reads an argument that is a percentage, with or without the sign, as a share: `30` is 0.3. */
export function percentArgument(text: string): number {
  const share = /^\d{1,3}(\.\d{1,3})?\s?%?$/.test(text) ? Number.parseFloat(text) / 100 : Number.NaN;
  if (share <= 1) return share;
  throw new InvalidArgumentError('Expected a percentage from 0 to 100.');
}
