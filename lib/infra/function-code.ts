import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { FunctionName } from './function-settings.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const PROGRAM = fileURLToPath(new URL('./bundle-functions.ts', import.meta.url));

/** Within the project: source maps tell the way from here, and must be the same wherever the project lies. */
const CACHE = join(root, 'node_modules', '.cache', 'holdfast-functions');

let bundles: string | undefined;

/**
 * The code of a function: its bundle, `index.mjs`, with the source map and what it reads beside it. All functions are bundled at once, when
 * the first is asked for; where the CDK is told to bundle nothing, the code is the folder with the sources.
 */
export function functionCode(scope: Construct, name: FunctionName): Code {
  if (!Stack.of(scope).bundlingRequired) return Code.fromAsset(join(root, 'functions', name));
  bundles ??= bundleFunctions();
  return Code.fromAsset(join(bundles, name));
}

/** Bundles every function into a folder of its own. */
function bundleFunctions(): string {
  mkdirSync(CACHE, { recursive: true });
  const outdir = mkdtempSync(join(CACHE, 'bundles-'));
  // The CDK takes a copy of each: two syntheses at a time do not meet, and nothing is left behind.
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  execFileSync(process.execPath, [PROGRAM, outdir], { stdio: ['ignore', 'inherit', 'inherit'] });
  return outdir;
}
