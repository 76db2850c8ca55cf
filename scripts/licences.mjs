/**
 * Writes docs/licences.md: every package that the service ships with, and its licence, as the lock file tells them.
 * With --check it only tells whether the file is current. A licence that nobody has agreed to stops either.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { leave, root } from './lib.mjs'

/** Permissive ones, which ask for no more than their text to be kept. */
const AGREED = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'MIT-0',
  'BlueOak-1.0.0',
  'PostgreSQL',
  '(MIT AND Zlib)',
  'Unlicense',
  // Binds only who changes the files themselves: a tool of the build, used as it is.
  'MPL-2.0',
]

/** Packages that name no licence in their description, with the one in their LICENSE file. */
/** @type {Record<string, string>} */
const READ = { 'png-js': 'MIT' }

const file = path.join(root, 'docs/licences.md')
const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
const shipped = Object.entries(packages)
  .filter(([place, { dev }]) => place !== '' && !dev)
  .map(([place, { version, license }]) => {
    const name = place.split('node_modules/').at(-1) ?? place
    return { name, version, license: license ?? READ[name] ?? 'unknown' }
  })

const strange = shipped.filter(({ license }) => !AGREED.includes(license))
if (strange.length > 0) {
  leave(`Not an agreed licence: ${strange.map(({ name, license }) => `${name} (${license})`).join(', ')}`)
}

const rows = shipped.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`)
const text = [
  '# Licences of what the service ships with',
  '',
  'Made from `package-lock.json` by `node scripts/licences.mjs`; development tools are left out.',
  '',
  '| package | version | licence |',
  '|---|---|---|',
  ...[...new Set(rows)].sort(),
  '',
].join('\n')

if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) leave('docs/licences.md is old: run node scripts/licences.mjs')
