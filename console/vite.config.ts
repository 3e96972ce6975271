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

/** Browsers that know `light-dark()`: rewritten for older ones it would need a colour scheme in each file. */
export default defineConfig({
  plugins: [react(), operations()],
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
  },
  server: { host: '127.0.0.1', proxy: { '/api': SERVICE, '/config.json': SERVICE } },
});
