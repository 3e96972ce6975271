import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, Plugin } from 'esbuild';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Modules that a bundle takes from elsewhere than Node would. */
const aliases: Record<string, string> = {
  '@aws-sdk/credential-provider-node': at('lib/adapters/lambda/credentials.ts'),
  '@smithy/core/event-streams': at('lib/adapters/lambda/event-streams.ts'),
  '@aws-sdk/endpoint-cache': at('lib/adapters/lambda/endpoint-cache.ts'),
  // The same library as ES modules, of which only what is used goes in; to Node it offers CommonJS alone.
  yaml: at('node_modules/yaml/browser/index.js'),
};

/** Modules within zod, which are found by their file. */
const withoutJsonSchemas: Plugin = {
  name: 'without-json-schemas',
  setup(build) {
    const path = at('lib/adapters/lambda/json-schema.ts');
    build.onResolve({ filter: /\/(to-json-schema|json-schema-processors)\.js$/ }, () => ({ path }));
  },
};

/** The AWS clients read their own version from their package.json, and would bring all of it. */
const onlyVersions: Plugin = {
  name: 'only-versions',
  setup(build) {
    build.onLoad({ filter: /@aws-sdk\/[\w-]+\/package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/**
 * How a function's code is bundled (esbuild's own options), by the deployment and by whatever measures bundles: one ESM
 * file with the AWS SDK inside (leaving it to the runtime starts slower), taking a package's ES modules where it has
 * them.
 */
export const bundling: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  // A CommonJS package inside an ES module still asks for `require` when it wants a Node built-in.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  logLevel: 'error',
  alias: aliases,
  plugins: [withoutJsonSchemas, onlyVersions],
};

/** The largest bundle that starts quickly, in bytes (1 KB = 1,000 bytes), source map not counted. */
const STARTS_QUICKLY = 700_000;

/** What is larger for a reason: people wait for it a moment longer when nobody has asked for a while. */
const LARGER: Record<string, number> = {
  // Reads, tries and publishes drafts: YAML, templates and conditions (260 KB of libraries), and the client of Step Functions.
  'api-workflows': 760_000,
};

/** How large a function's bundle may be, in bytes. */
export const bundleBudgetInBytes = (name: string) => LARGER[name] ?? STARTS_QUICKLY;
