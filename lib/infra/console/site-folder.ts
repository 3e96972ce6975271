import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DeploymentConfigInvalid } from '../errors.ts';

const folder = (path: string) => fileURLToPath(new URL(`../../../console/${path}`, import.meta.url));

/**
 * The folder of the console as it was built; where the CDK is told to bundle nothing, the files that it is built with.
 * Throws DeploymentConfigInvalid when it was not built, saying how.
 */
export function siteFolder(scope: Construct): string {
  if (!Stack.of(scope).bundlingRequired) return folder('public');
  const built = folder('dist');
  if (existsSync(`${built}/index.html`)) return built;
  throw new DeploymentConfigInvalid('The console is not built. Build it first: npm run build:console');
}
