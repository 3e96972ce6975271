import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { buildSync } from 'esbuild';
import { aliases, bundling } from './bundling.ts';
import { type FunctionName, functionNames } from './function-settings.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Within the project: source maps tell the way from here, and must be the same wherever the project lies. */
const CACHE = join(root, 'node_modules', '.cache', 'holdfast-functions');

let bundles: string | undefined;

/**
 * The code of a function: its bundle, `index.mjs` with the source map beside it. All functions are bundled at once, when
 * the first is asked for; where the CDK is told to bundle nothing, the code is the folder with the sources.
 */
export function functionCode(scope: Construct, name: FunctionName): Code {
  if (!Stack.of(scope).bundlingRequired) return Code.fromAsset(join(root, 'functions', name));
  bundles ??= bundleFunctions();
  return Code.fromAsset(join(bundles, name));
}

/** Bundles every function into a folder of its own, in one build: what they share is read once. */
function bundleFunctions(): string {
  mkdirSync(CACHE, { recursive: true });
  const outdir = mkdtempSync(join(CACHE, 'bundles-'));
  // The CDK takes a copy of each: two syntheses at a time do not meet, and nothing is left behind.
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  const entries = functionNames.map((name) => [`${name}/index`, join(root, 'functions', name, 'index.ts')]);
  buildSync({
    ...bundling,
    entryPoints: Object.fromEntries(entries),
    absWorkingDir: root,
    outdir,
    outExtension: { '.js': '.mjs' },
    alias: aliases,
  });
  return outdir;
}
