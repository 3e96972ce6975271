import { fileURLToPath } from 'node:url';

/**
 * How a function's code is bundled (esbuild's own options), by the deployment and by whatever measures bundles: one ESM
 * file with the AWS SDK inside (leaving it to the runtime starts slower), taking a package's ES modules where it has
 * them.
 */
export const bundling = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'] as string[],
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  // A CommonJS package inside an ES module still asks for `require` when it wants a Node built-in.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  logLevel: 'error',
} as const;

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Modules that a bundle takes from elsewhere than Node would. */
export const aliases: Record<string, string> = {
  '@aws-sdk/credential-provider-node': at('lib/adapters/lambda/credentials.ts'),
  '@smithy/core/event-streams': at('lib/adapters/lambda/event-streams.ts'),
  '@aws-sdk/endpoint-cache': at('lib/adapters/lambda/endpoint-cache.ts'),
  // The same library as ES modules, of which only what is used goes in; to Node it offers CommonJS alone.
  yaml: at('node_modules/yaml/browser/index.js'),
};

/** The largest bundle that still starts quickly, in bytes (1 KB = 1,000 bytes), source map not counted. */
const STARTS_QUICKLY = 700_000;

/** What is larger for a reason: people wait for these a moment longer when nobody has asked for a while. */
const LARGER: Record<string, number> = {
  // Every route's schemas and the use cases of all of them; one table describes the API.
  api: 850_000,
  // Reads drafts: YAML, templates and conditions, beside what publishes them.
  'api-workflows': 760_000,
};

/** How large a function's bundle may be, in bytes. */
export const bundleBudgetInBytes = (name: string) => LARGER[name] ?? STARTS_QUICKLY;
