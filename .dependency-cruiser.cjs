/**
 * What may import what: everything that is not named here is refused, type imports included. A folder uses itself and
 * the folders named beside it; it may name only folders that stand above it, so no two can ever import each other.
 */
const ofPlatform = {
  'platform/shared': [],
  'platform/db': ['platform/shared'],
  'platform/authority': ['platform/shared', 'platform/db'],
  'platform/log': ['platform/shared', 'platform/db', 'platform/authority'],
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

/** What of the platform a feature uses, by name. */
const platform = (names) => names.split(' ').map((name) => `platform/${name}`)

/** From left to right: each may use those before it that it names. */
const features = {
  reference: [...platform('shared authority')],
  users: [...platform('shared db authority log command')],
  closings: [...platform('shared db authority log journal command')],
  papers: [...platform('shared db authority')],
  documents: [...platform('shared db authority command'), 'papers'],
  companies: [
    ...platform('shared db authority log known command'),
    'closings',
    'papers',
    'documents',
    'reference',
  ],
  retreats: [...platform('shared db authority log known command'), 'reference'],
  names: [...platform('shared db authority'), 'companies', 'retreats'],
  budgets: [...platform('shared db authority log journal known command'), 'reference', 'retreats', 'names'],
  transfers: [...platform('shared db authority journal'), 'closings', 'budgets'],
  pledges: [
    ...platform('shared db authority log journal known command'),
    'closings',
    'documents',
    'papers',
    'companies',
    'retreats',
    'names',
    'budgets',
    'transfers',
  ],
  disbursements: [
    ...platform('shared db authority log journal known command'),
    'closings',
    'documents',
    'papers',
    'companies',
    'names',
    'budgets',
    'transfers',
    'pledges',
  ],
  appropriations: [
    ...platform('shared db authority journal known command'),
    'closings',
    'papers',
    'retreats',
    'names',
    'budgets',
  ],
  transitions: [
    ...platform('shared db authority journal command'),
    'closings',
    'retreats',
    'budgets',
    'transfers',
    'pledges',
    'disbursements',
  ],
  adjustments: [
    ...platform('shared db authority log journal known command'),
    'closings',
    'documents',
    'companies',
    'retreats',
    'names',
    'budgets',
    'transfers',
    'pledges',
    'disbursements',
    'transitions',
    'papers',
  ],
  // The same addresses for all kinds of record.
  attachments: [
    ...platform('shared db authority command'),
    'documents',
    'retreats',
    'pledges',
    'disbursements',
    'appropriations',
    'adjustments',
  ],
  coverage: [
    ...platform('shared db authority log journal known tables'),
    'reference',
    'closings',
    'companies',
    'retreats',
    'names',
    'budgets',
  ],
  findings: [
    ...platform('shared db authority log journal command tables'),
    'reference',
    'closings',
    'papers',
    'companies',
    'retreats',
    'disbursements',
    'coverage',
  ],
  worklist: [
    ...platform('shared db authority'),
    'closings',
    'retreats',
    'budgets',
    'pledges',
    'disbursements',
    'adjustments',
    'findings',
  ],
  reports: [...platform('shared db authority tables'), 'companies', 'retreats', 'coverage', 'findings'],
  'sealed-reports': [...platform('shared db authority log command tables'), 'retreats', 'reports'],
  imports: [
    ...platform('shared db authority log command tables'),
    'closings',
    'papers',
    'companies',
    'retreats',
    'budgets',
    'pledges',
  ],
  // The rows of every kind of record, as the log carries them.
  audit: [
    ...platform('shared db authority log known tables'),
    'closings',
    'documents',
    'companies',
    'retreats',
    'names',
    'budgets',
    'transfers',
    'pledges',
    'disbursements',
    'appropriations',
    'adjustments',
    'findings',
    'sealed-reports',
  ],
  webhooks: [...platform('shared db authority log command'), 'audit'],
  digest: [...platform('shared db authority log known'), 'worklist'],
}

const tools = {
  // Who had which right is checked against the log too.
  'tools/verify': [...platform('db authority log journal'), 'audit'],
  // Posts through the use cases, as people would.
  'tools/demo': [
    ...platform('shared db authority log command'),
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
  'tools/cli': [...platform('shared db authority log journal'), 'users', 'tools/verify'],
}

const folders = { ...ofPlatform, ...features, ...tools }
const names = Object.keys(folders)
for (const [index, name] of names.entries()) {
  for (const used of folders[name]) {
    const place = names.indexOf(used)
    if (place === -1 || place >= index) throw new Error(`${name} may use only folders above it, not ${used}.`)
  }
}

/** The admin client sees the API by types alone; a subject uses what stands beside them, and never another subject. */
const ofAdmin = {
  shared: [],
  api: ['shared'],
  ui: ['shared'],
  shell: ['shared', 'api', 'ui'],
}
const besideSubjects = Object.keys(ofAdmin)
const admin = [
  ...Object.entries(ofAdmin).map(([name, used]) => ({
    from: { path: `^admin/src/${name}/` },
    to: { path: `^admin/src/(${[name, ...used].join('|')})/` },
  })),
  {
    from: { path: '^admin/src/([^/]+)/', pathNot: `^admin/src/(${besideSubjects.join('|')})/` },
    to: { path: `^admin/src/($1|${besideSubjects.join('|')})/` },
  },
  { from: { path: '^admin/src/main[.]tsx$' }, to: { path: '^admin/src/' } },
]

const within = (list) => `^src/(${list.join('|')})/`

module.exports = {
  allowedSeverity: 'error',
  allowed: [
    // All may use packages and Node itself; which, the rules below say.
    { from: {}, to: { pathNot: '^(src|admin)/' } },
    ...admin,
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
      to: { path: within([...Object.keys(ofPlatform), ...Object.keys(features)]) },
    },
    { from: { path: '^src/(main|serve)[.]ts$' }, to: { path: '^src/' } },
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
