import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { routes } from '../functions/api/routes.ts';

const OPERATIONS = 'virtual:operations';

/** Method and path of each operation, read from the API's route table when the console is built. */
function operations(): Plugin {
  const table = Object.fromEntries(routes.map(({ operationId, method, path }) => [operationId, { method, path }]));
  return {
    name: 'operations',
    resolveId: (id) => (id === OPERATIONS ? `\0${OPERATIONS}` : undefined),
    load: (id) => (id === `\0${OPERATIONS}` ? `export const operations = ${JSON.stringify(table)};` : undefined),
  };
}

/** The service whose API `npm run dev:console` shows: what `npm start` serves, unless another is named. */
const SERVICE = process.env.HOLDFAST_SERVICE ?? 'http://127.0.0.1:4400';

/** How many pages must use a piece of code for it to be loaded with the first one. */
const COMMON_TO = 6;

/**
 * A page is a few files, not a hundred: each costs the browser a request, and the page a pause. What stands around every
 * page is one; what many pages use is another; the rest is as small as the bundler makes it.
 */
const codeSplitting = {
  groups: [
    { name: 'start', tags: ['$initial' as const], priority: 2 },
    { name: 'common', minShareCount: COMMON_TO, priority: 1 },
  ],
};

/** Browsers that know `light-dark()`: rewritten for older ones it would need a colour scheme in each file. */
export default defineConfig({
  plugins: [react(), operations()],
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    emptyOutDir: true,
    rolldownOptions: { output: { codeSplitting } },
    chunkSizeWarningLimit: 900,
  },
  server: { host: '127.0.0.1', proxy: { '/api': SERVICE, '/config.json': SERVICE } },
});
