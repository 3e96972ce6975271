// The import directions of the architecture, enforced by `npm run check:imports`:
//   functions, bin, lib/local → lib/usecases → lib/domain        lib/adapters → lib/ports, lib/domain
const DOMAIN = '^lib/domain/';
const PORTS = '^lib/ports/';
const CONFIG = '^lib/config[.]ts$';
const TESTS = ['^test/', '^bench/'];
const npm = (...names) => names.map((name) => `(^|/)node_modules/${name}/`);

/** The only files that choose which technology stands behind a port; beside the functions lies what several of them choose alike. */
const CHOOSERS = ['^functions/[^/]+/index[.]ts$', '^functions/[^/]+[.]ts$', '^bin/', '^lib/local/'];

const mayImportOnly = (name, path, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path },
  to: { pathNot: allowed },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing, or three: move what both need to a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'no-dead-files',
      comment: 'No command and no function reaches this file (tests do not count): use it or delete it.',
      severity: 'error',
      from: { path: ['^bin/', '^functions/[^/]+/index[.]ts$', '^bench/'] },
      // Imported by nobody: entry points, the program that bundles them, the files that bundles name as aliases, and declarations of untyped libraries.
      to: {
        path: ['^lib/', '^functions/'],
        pathNot: [
          '^functions/[^/]+/index[.]ts$',
          '^lib/infra/bundle-functions[.]ts$',
          '^lib/adapters/lambda/',
          '[.]d[.]ts$',
        ],
        reachable: false,
      },
    },
    mayImportOnly(
      'domain-is-pure',
      DOMAIN,
      [DOMAIN, ...npm('zod', '@marcbachmann/cel-js', 'pure-rand')],
      'lib/domain does no I/O: it imports itself, zod, the CEL library and the seeded generator, and no Node built-in.',
    ),
    mayImportOnly('ports-speak-domain', PORTS, [DOMAIN, PORTS], 'Ports are written in the words of the domain.'),
    mayImportOnly(
      'usecases-take-ports',
      '^lib/usecases/',
      ['^lib/usecases/', DOMAIN, PORTS, ...npm('zod')],
      'A use case takes what it needs as ports: it imports the domain, the ports and other use cases.',
    ),
    {
      name: 'adapters-serve-ports',
      comment: 'An adapter makes a port real: it knows ports, domain and its technology, not who uses it.',
      severity: 'error',
      from: { path: '^lib/adapters/' },
      to: { path: ['^lib/', '^functions/', '^bin/'], pathNot: ['^lib/adapters/', DOMAIN, PORTS] },
    },
    {
      name: 'adapters-are-chosen-at-the-edge',
      comment:
        'Only functions/*/index.ts, the files beside those folders, bin and lib/local choose adapters; everything else takes a port.',
      severity: 'error',
      from: { pathNot: [...CHOOSERS, ...TESTS, '^lib/adapters/', '^lib/infra/'] },
      to: { path: '^lib/adapters/' },
    },
    {
      name: 'infra-reads-definitions',
      comment:
        'lib/infra names handlers by path. From the product it imports the definitions that it deploys, and types.',
      severity: 'error',
      from: { path: '^lib/infra/' },
      to: {
        path: ['^lib/', '^functions/', '^bin/'],
        pathNot: [
          '^lib/infra/',
          '^lib/domain/(content-policy|daily-run|import-run|preview-run|shards|errors)[.]ts$',
          '^lib/adapters/dynamodb/table-definition[.]ts$',
          '^functions/api/routes[.]ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'infra-is-reached-from-its-app',
      comment: 'The CDK app is for deploying: nothing that runs may need it.',
      severity: 'error',
      from: { pathNot: ['^bin/app[.]ts$', '^lib/infra/', ...TESTS] },
      to: { path: ['^lib/infra/', ...npm('aws-cdk-lib', 'constructs')] },
    },
    {
      name: 'local-is-reached-from-bin',
      comment: 'The embedded runtime serves the product; the product does not know it.',
      severity: 'error',
      from: { pathNot: ['^bin/', '^lib/local/', ...TESTS] },
      to: { path: ['^lib/local/', ...npm('dynalite', 'aws-local-stepfunctions', 'classic-level')] },
    },
    {
      name: 'functions-stand-alone',
      comment: "A function's index.ts is an entry point: only its deployment and the local runtime load it.",
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^functions/[^/]+/index[.]ts$' },
    },
    {
      name: 'config-is-a-leaf',
      comment: 'The environment is read in one place that needs nothing but its schema.',
      severity: 'error',
      from: { path: CONFIG },
      to: { path: '^(lib|functions|bin)/', pathNot: DOMAIN },
    },
    {
      name: 'console-imports-types',
      comment:
        'The console runs in a browser and knows the product through the API: it imports types, the pure reader of conditions, how lists of accounts are filtered, how a cell of CSV is written, and what may be a colour and a logo.',
      severity: 'error',
      from: { path: '^console/' },
      to: {
        path: ['^lib/', '^functions/', '^bin/'],
        pathNot: ['^lib/domain/(expressions|portfolio)/', '^lib/domain/(csv-cell|messages/brand)[.]ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'product-does-not-import-the-console',
      comment: 'The console is built and served as files.',
      severity: 'error',
      from: { path: ['^lib/', '^functions/', '^bin/'] },
      to: { path: '^console/' },
    },
    {
      name: 'product-does-not-import-tests',
      comment: 'Tests and benches look at the product, never the other way round.',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'product-does-not-import-dev-dependencies',
      comment:
        'What runs must be a dependency. Checks and bundles of a synthesis are for whoever deploys from a clone.',
      severity: 'error',
      from: { path: ['^lib/', '^functions/', '^bin/'], pathNot: '^lib/infra/(checks|bundle-functions)[.]ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
};
