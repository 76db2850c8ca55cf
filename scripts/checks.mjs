/** The steps of `npm run check`, the longest first: they run side by side. */
import { bin } from './lib.mjs'

/** Below this, dependency-cruiser did not understand the sources: it calls an empty graph free of violations. */
const FEWEST_MODULES = 40

/**
 * @typedef {{ ignored?: boolean, severity: string, ruleId: string, message: string, location: { pointer: string }[] }} LintProblem
 */

/** @type {import('./steps.mjs').Step[]} */
export const checks = [
  { name: 'types', run: [bin('tsc'), '-p', 'tsconfig.json', '--checkers', '2'] },
  { name: 'types of the admin client', run: [bin('tsc'), '-p', 'admin/tsconfig.json'] },
  { name: 'regular expressions', run: [bin('tsx'), 'scripts/check-regexes.ts'] },
  { name: 'build', run: [process.execPath, 'scripts/build.mjs'] },
  {
    name: 'OpenAPI is current',
    run: [process.execPath, 'dist/tools/cli/cakupan.js', 'openapi', '--check'],
    after: 'build',
  },
  {
    name: 'weight of the admin client',
    run: [process.execPath, 'scripts/admin-weight.mjs'],
    after: 'build',
  },
  {
    name: 'import direction',
    run: [bin('depcruise'), 'src', 'admin/src', '--config', '.dependency-cruiser.cjs'],
    complaint({ output }) {
      const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0)
      return (
        modules < FEWEST_MODULES &&
        `${output}\nIt saw ${modules} modules, at least ${FEWEST_MODULES} are there.`
      )
    },
  },
  {
    name: 'admin’s types are current',
    run: [process.execPath, 'scripts/admin-types.mjs', '--check'],
  },
  { name: 'dead code', run: [bin('knip')] },
  {
    name: 'OpenAPI lint',
    run: [bin('redocly'), 'lint', 'openapi/openapi.json', '--format=json', '--max-problems=1000'],
    env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    complaint({ stdout, output }) {
      /** @type {{ totals: object, problems: LintProblem[] } | null} */
      const report = readJson(stdout)
      if (!report?.totals) return output
      return report.problems
        .filter((problem) => !problem.ignored)
        .map(
          (problem) =>
            `${problem.severity} ${problem.ruleId} ${problem.location[0]?.pointer}: ${problem.message}`,
        )
        .join('\n')
    },
  },
  { name: 'lint and format', run: [bin('biome'), 'ci', '.', '--error-on-warnings', '--colors=off'] },
  { name: 'migrations are current', run: [process.execPath, 'scripts/check-migrations.mjs'] },
  { name: 'configuration page is current', run: [bin('tsx'), 'scripts/configuration.ts', '--check'] },
  { name: 'event tables are current', run: [bin('tsx'), 'scripts/event-tables.ts', '--check'] },
  { name: 'licences are agreed', run: [process.execPath, 'scripts/licences.mjs', '--check'] },
]

/** @param {string} text */
function readJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
