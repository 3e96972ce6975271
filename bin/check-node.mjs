// Loaded before every command (`node --import ./bin/check-node.mjs …`), so plain JavaScript that any Node understands:
// without it an old Node would stop at the first type annotation with a syntax error nobody can act on.
const NEEDED_MAJOR = 24;

const { node } = process.versions;
const runsTypeScript = Boolean(process.features.typescript) && Number(node.split('.')[0]) >= NEEDED_MAJOR;

if (!runsTypeScript) {
  process.stderr.write(
    `Holdfast needs Node ${NEEDED_MAJOR} or later, which runs TypeScript itself; this is Node ${node} (${process.execPath}).\n` +
      'The package brings its own: run `npm ci`, then start through npm (`npm start`, `npm run -s holdfast -- --help`).\n' +
      'If you did, its install script was blocked: `npm rebuild node --foreground-scripts --ignore-scripts=false` installs it.\n',
  );
  process.exit(2);
}
