import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = (path: string) => fileURLToPath(new URL(`../../../console/${path}`, import.meta.url));

/** The folder that is served: the console as it was built, and until it is, a page that shows the service's status. */
export function siteFolder(): string {
  const built = folder('dist');
  return existsSync(`${built}/index.html`) ? built : folder('public');
}
