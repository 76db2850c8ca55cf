/**
 * Writes openapi/openapi.json from the routes; with --check, only tells whether the committed file still says what
 * the routes say. Needs no database: nothing is asked of it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { buildApp } from '../app.ts'
import { connect } from '../db/client.ts'

const file = new URL('../../openapi/openapi.json', import.meta.url)

const app = await buildApp({ db: connect('postgres://nobody@127.0.0.1:1/none', () => {}), logger: false })
await app.ready()
const document = `${JSON.stringify(app.swagger(), null, 2)}\n`
await app.close()

if (!process.argv.includes('--check')) {
  writeFileSync(file, document)
} else if (readFileSync(file, 'utf8') !== document) {
  process.stderr.write('openapi/openapi.json does not say what the routes say; run: npm run openapi\n')
  process.exitCode = 1
}
