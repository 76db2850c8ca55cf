/**
 * Imports run one way: shared, db, journal and log, command, access, http, then the features from left to right.
 * A verb never sees Fastify; only routes and http do. Only main, cli and tests wire the app.
 */
const base = 'shared|db|journal|log|command|reference|access|tables'
const features = [
  'periods',
  'documents',
  'companies',
  'retreats',
  'budgets',
  'transfers',
  'pledges',
  'disbursements',
  'appropriations',
  'adjustments',
  'imports',
  'transitions',
  'coverage',
  'findings',
  'reports',
  'sealed-reports',
  'audit',
]

/** A feature may use the ones to its left. */
const leftToRight = features.map((feature, index) => ({
  name: `${feature}-looks-left`,
  severity: 'error',
  from: { path: `^src/${feature}/` },
  to: {
    path: '^src/',
    pathNot: `^src/(${[base, ...features.slice(0, index + 1)].join('|')})/|^src/http/`,
  },
}))

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-knows-nobody',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^src/(?!shared/)' },
    },
    {
      name: 'db-below-all',
      severity: 'error',
      from: { path: '^src/db/' },
      to: { path: '^src/(?!db/|shared/|config.ts)' },
    },
    {
      name: 'journal-and-log-on-db',
      severity: 'error',
      from: { path: '^src/(journal|log)/' },
      to: { path: '^src/(?!journal/|log/|db/|shared/)' },
    },
    {
      name: 'command-on-log-and-db',
      severity: 'error',
      from: { path: '^src/command/' },
      to: { path: '^src/(?!command/|log/|journal/|db/|shared/)' },
    },
    {
      name: 'http-below-features',
      severity: 'error',
      from: { path: '^src/http/' },
      to: { path: `^src/(${features.join('|')}|demo|cli)/` },
    },
    ...leftToRight,
    {
      name: 'verbs-without-http',
      severity: 'error',
      from: {
        path: `^src/(${[base, ...features].join('|')})/`,
        pathNot: '[.]routes[.]ts$',
      },
      to: { path: '^src/http/|node_modules/(@fastify|fastify)' },
    },
    {
      name: 'only-main-and-cli-wire-the-app',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main[.]ts|cli/)' },
      to: { path: '^src/app[.]ts$' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
