import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe } from 'vitest';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The system's Chromium: the one that HOLDFAST_CHROMIUM names, or the first on the PATH. */
export function findChromium(): string | undefined {
  const named = process.env.HOLDFAST_CHROMIUM;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...(named ? [named] : []), ...onPath, ...ELSEWHERE].find((file) => existsSync(file));
}

const MISSING = 'skipped: no Chromium is installed. Install one, or name it in HOLDFAST_CHROMIUM';

/** `describe` for what needs a browser: without one it is skipped, and its title says why. */
export function describeInBrowser(title: string, tests: () => void): void {
  if (findChromium()) describe(title, tests);
  else describe.skip(`${title} (${MISSING})`, tests);
}
