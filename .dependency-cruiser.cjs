/**
 * What may import what: everything that is not named here is refused, type imports included. A folder uses itself and
 * the folders named beside it; it may name only folders that stand above it, so no two can ever import each other.
 */
const platform = {
  'platform/shared': [],
  'platform/db': ['platform/shared'],
  'platform/authority': ['platform/shared', 'platform/db'],
  'platform/log': ['platform/shared', 'platform/db'],
  'platform/journal': ['platform/shared', 'platform/db'],
  'platform/known': ['platform/shared', 'platform/db', 'platform/log', 'platform/journal'],
  'platform/command': ['platform/shared', 'platform/db', 'platform/log'],
  'platform/tables': [
    'platform/shared',
    'platform/db',
    'platform/authority',
    'platform/log',
    'platform/known',
  ],
  'platform/http': [
    'platform/shared',
    'platform/db',
    'platform/authority',
    'platform/log',
    'platform/command',
    'platform/tables',
  ],
}

/** What every use case and query stands on. */
const ledger = ['shared', 'db', 'authority', 'log', 'journal', 'known', 'command'].map(
  (name) => `platform/${name}`,
)
const reading = [...ledger, 'platform/tables']

const features = {
  reference: ['platform/shared', 'platform/authority'],
  users: ledger,
  closings: ledger,
  documents: ledger,
  companies: [...ledger, 'reference'],
  retreats: [...ledger, 'reference'],
  budgets: [...ledger, 'reference', 'retreats'],
  transfers: [...ledger, 'closings', 'budgets'],
  pledges: [...ledger, 'closings', 'documents', 'companies', 'retreats', 'budgets', 'transfers'],
  disbursements: [...ledger, 'closings', 'documents', 'budgets', 'transfers', 'pledges'],
  appropriations: [...ledger, 'closings', 'retreats', 'budgets'],
  adjustments: [...ledger, 'closings', 'documents', 'retreats', 'budgets', 'pledges', 'disbursements'],
  transitions: [...ledger, 'closings', 'retreats', 'budgets', 'transfers', 'pledges', 'disbursements'],
  coverage: [...reading, 'reference', 'companies', 'retreats', 'budgets'],
  findings: [...reading, 'reference', 'closings', 'retreats', 'coverage'],
  reports: [...reading, 'retreats', 'coverage', 'findings'],
  'sealed-reports': [...reading, 'retreats', 'reports'],
  imports: [...reading, 'companies', 'retreats', 'budgets', 'pledges'],
  // The rows of every kind of record, as the log carries them.
  audit: [
    ...ledger,
    'closings',
    'documents',
    'companies',
    'retreats',
    'budgets',
    'transfers',
    'pledges',
    'disbursements',
    'appropriations',
    'adjustments',
    'findings',
    'sealed-reports',
  ],
}

const tools = {
  'tools/verify': ['platform/shared', 'platform/db', 'platform/journal', 'platform/log', 'audit'],
  // Posts through the use cases, as people would.
  'tools/demo': [
    ...ledger,
    'users',
    'companies',
    'retreats',
    'budgets',
    'pledges',
    'disbursements',
    'appropriations',
    'adjustments',
    'transitions',
    'coverage',
  ],
  'tools/cli': [
    'platform/shared',
    'platform/db',
    'platform/journal',
    'platform/log',
    'users',
    'tools/verify',
  ],
}

const folders = { ...platform, ...features, ...tools }
const names = Object.keys(folders)
for (const [index, name] of names.entries()) {
  for (const used of folders[name]) {
    const place = names.indexOf(used)
    if (place === -1 || place >= index) throw new Error(`${name} may use only folders above it, not ${used}.`)
  }
}

const within = (list) => `^src/(${list.join('|')})/`

module.exports = {
  allowedSeverity: 'error',
  allowed: [
    // The whole of src may use packages and Node itself; which, the rules below say.
    { from: {}, to: { pathNot: '^src/' } },
    ...names.map((name) => ({
      from: { path: `^src/${name}/` },
      to: { path: within([name, ...folders[name]]) },
    })),
    // Only routes speak HTTP.
    {
      from: { path: `${within(Object.keys(features))}.*[.]routes[.]ts$` },
      to: { path: '^src/platform/http/' },
    },
    // The wiring.
    { from: { path: '^src/(config|variables)[.]ts$' }, to: { path: '^src/(platform/|variables[.]ts$)' } },
    {
      from: { path: '^src/app[.]ts$' },
      to: { path: within([...Object.keys(platform), ...Object.keys(features)]) },
    },
    { from: { path: '^src/main[.]ts$' }, to: { path: '^src/' } },
    { from: { path: '^src/tools/cli/' }, to: { path: '^src/(app|config)[.]ts$' } },
  ],
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'only-routes-speak-http',
      comment: 'A use case never sees Fastify.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app[.]ts$|platform/http/)|[.]routes[.]ts$' },
      to: { path: 'node_modules/(@fastify|fastify)' },
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
