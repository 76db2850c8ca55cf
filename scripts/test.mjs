import { bin, ensureInstalled, leave, requireNode, run, say } from './lib.mjs'

/** Below this, dependency-cruiser did not understand the sources: it calls an empty graph free of violations. */
const FEWEST_MODULES = 40

/** In order. A step with `complaint` has its output read: what it answers fails the step, even where the program did not. */
const steps = [
  { name: 'types', run: [bin('tsc'), '-p', 'tsconfig.json'] },
  { name: 'lint and format', run: [bin('biome'), 'ci', '.', '--error-on-warnings'] },
  {
    name: 'import direction',
    run: [bin('depcruise'), 'src', '--config', '.dependency-cruiser.cjs'],
    complaint: ({ output }) => {
      const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0)
      return (
        modules < FEWEST_MODULES &&
        `${output}\nIt saw ${modules} modules, at least ${FEWEST_MODULES} are there.`
      )
    },
  },
  { name: 'dead code', run: [bin('knip')] },
  { name: 'build', run: [process.execPath, 'scripts/build.mjs'] },
  { name: 'OpenAPI is current', run: [process.execPath, 'dist/cli/openapi.js', '--check'] },
  {
    name: 'OpenAPI lint',
    run: [bin('redocly'), 'lint', 'openapi/openapi.json', '--format=json', '--max-problems=1000'],
    env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    complaint: ({ stdout, output }) => {
      const { totals, problems } = readJson(stdout) ?? {}
      if (!totals) return output
      return problems
        .filter((problem) => !problem.ignored)
        .map(
          (problem) =>
            `${problem.severity} ${problem.ruleId} ${problem.location[0]?.pointer}: ${problem.message}`,
        )
        .join('\n')
    },
  },
  { name: 'regular expressions', run: [process.execPath, 'scripts/check-regexes.mjs'] },
  { name: 'licences are agreed', run: [process.execPath, 'scripts/licences.mjs', '--check'] },
  { name: 'migrations are current', run: [process.execPath, 'scripts/check-migrations.mjs'] },
  { name: 'tests', run: [bin('vitest'), 'run', ...process.argv.slice(2)] },
]

requireNode()
await ensureInstalled()
const durations = []
for (const step of steps) {
  say(`\n=== ${step.name}`)
  const started = performance.now()
  const isGood = await passes(step)
  durations.push(`${isGood ? 'ok    ' : 'FAILED'} ${seconds(started)}  ${step.name}`)
  say(durations.at(-1))
  if (!isGood) break
}
say(`\n${durations.join('\n')}`)
if (durations.at(-1).startsWith('FAILED')) leave('\nStopped at the first failure.')

async function passes({ run: [program, ...args], env, complaint }) {
  const result = await run(program, args, { env, captured: complaint !== undefined })
  const said = complaint?.(result) || (result.code !== 0 && result.output)
  if (said) say(said)
  return result.code === 0 && !said
}

function seconds(started) {
  return `${String(Math.ceil((performance.now() - started) / 100) / 10).padStart(6)} s`
}

function readJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
