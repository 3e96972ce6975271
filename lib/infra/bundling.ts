/**
 * How a function's code is bundled, by the deployment and by whatever measures bundles: one ESM file with the AWS
 * SDK inside (leaving it to the runtime starts slower), taking a package's ES modules where it has them.
 */
export const bundling = {
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  sourceMap: true,
  sourcesContent: false,
  // A CommonJS package inside an ES module still asks for `require` when it wants a Node built-in.
  banner: "import{createRequire as r}from'node:module';const require=r(import.meta.url);",
} as const;

/** The largest bundle that still starts quickly, in bytes (1 KB = 1,000 bytes), source map not counted. */
export const bundleBudgetInBytes = 700_000;
