/**
 * Writes docs/configuration.md from the variables that the service reads; with --check, only says whether the page still
 * says what they say.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Config, defaultOf } from '../src/config.ts'
import { sections, type Variable, variables } from '../src/variables.ts'

const page = path.join(import.meta.dirname, '../docs/configuration.md')

const INTRODUCTION = `# Configuration

Read from the environment once, at the start; an empty variable counts as absent. A malformed value stops the start with one
line. \`cakupan check\` says whether the service could start with what is set. compose passes on what stands in
[\`.env\`](../.env.example).

The embedded Postgres listens on the loopback address only, with a random password. It is for development,
demonstrations and small offices. Run as root in a folder that an unprivileged user cannot reach, it keeps its data in
\`/var/lib/cakupan/\` instead and says so.

This page is printed from \`src/variables.ts\` and \`src/config.ts\` by \`npm run configuration\`.
`

function shown(value: unknown): string {
  const text = Array.isArray(value) ? value.join(',') : String(value ?? '')
  return text === '' ? '–' : `\`${text}\``
}

function rowOf([name, variable]: [string, Variable]): string {
  const { expects, meaning, otherwise } = variable
  const unset = otherwise ?? shown(defaultOf(name as keyof Config))
  return `| \`${name}\` | ${unset} | ${meaning} | ${expects.replaceAll('|', '\\|')} |`
}

function sectionOf([key, title]: [string, string]): string {
  const rows = Object.entries<Variable>(variables).filter(([, { section }]) => section === key)
  return [
    `## ${title}`,
    '',
    '| variable | without it | meaning | must be |',
    '|---|---|---|---|',
    ...rows.map(rowOf),
    '',
  ].join('\n')
}

const printed = [INTRODUCTION, ...Object.entries(sections).map(sectionOf)].join('\n')

if (!process.argv.includes('--check')) writeFileSync(page, printed)
else if (readFileSync(page, 'utf8') !== printed) {
  process.stderr.write('docs/configuration.md does not say what src says; run: npm run configuration\n')
  process.exitCode = 1
}
