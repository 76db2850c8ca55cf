/** Imports run one way, by an allow list: what it does not name is refused, even where nothing else is wrong with it. */
import { spawnSync } from 'node:child_process'
import { appendFile, cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../support/process.ts'

const forbidden = [
  ['platform/tables/csv.ts', 'findings/rule.ts', 'a folder of the platform must not know the domain'],
  ['reference/kbli.ts', 'companies/companies.schema.ts', 'a feature must not know those to its right'],
  ['platform/log/append-event.ts', 'platform/journal/net-entries.ts', 'log and journal stand side by side'],
  ['platform/http/security.ts', 'tools/verify/verify-ledger.ts', 'the service must not know its tools'],
  ['platform/db/columns.ts', 'config.ts', 'nothing below may know the configuration'],
  ['pledges/submit-pledge.ts', 'platform/http/conditional.ts', 'only routes speak HTTP'],
] as const

let folder: string
let output: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cakupan-imports-'))
  for (const name of ['src', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
    await cp(path.join(root, name), path.join(folder, name), { recursive: true })
  }
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  for (const [from, to] of forbidden) {
    const specifier = path.posix.relative(path.posix.dirname(from), to)
    const line = `import type {} from '${specifier.startsWith('.') ? specifier : `./${specifier}`}'\n`
    await appendFile(path.join(folder, 'src', from), line)
  }
  output = check()
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

function check(): string {
  const program = path.join(root, 'node_modules/.bin/depcruise')
  const args = ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']
  const { stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' })
  return `${stdout}${stderr}`
}

describe('an import that the list does not name is refused, type imports included', () => {
  it.each(forbidden)('%s -> %s: %s', (from, to) => {
    const line = output.split('\n').find((each) => each.includes(`src/${from}`) && each.includes(`src/${to}`))

    expect(line ?? output).toContain('not-in-allowed')
  })
})
