import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildBundle } from '../../bench/bundling/build-bundle.ts';
import { bundleBudgetInBytes } from '../../lib/infra/bundling.ts';
import { functionNames } from '../../lib/infra/function-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdfast-bundles-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Packages of the command line, of the embedded runtime and of the deployment: a function has no use for them. */
const KEPT_OUT =
  /node_modules\/(aws-cdk-lib|constructs|dynalite|classic-level|aws-local-stepfunctions|asl-validator|commander|cli-table3|cli-progress)\//;

const bundles = await Promise.all(
  functionNames.map(async (name) => ({
    name,
    ...(await buildBundle(`functions/${name}/index.ts`, join(folder, `${name}.mjs`))),
  })),
);

describe.each(bundles)('the bundle of $name', ({ name, bytes, inputs }) => {
  it('fits the budget', () => {
    expect(bytes).toBeLessThanOrEqual(bundleBudgetInBytes(name));
  });

  it('holds nothing of the embedded runtime, the command line or the deployment', () => {
    const packages = Object.keys(inputs).map((path) => KEPT_OUT.exec(path)?.[1]);
    expect(new Set(packages.filter(Boolean))).toEqual(new Set());
  });
});
