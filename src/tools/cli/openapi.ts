import { readFileSync, writeFileSync } from 'node:fs'
import { buildApp } from '../../app.ts'
import { connect } from '../../platform/db/client.ts'
import { StartError } from '../../platform/shared/start-error.ts'

export const usage = `Usage: cakupan openapi [--check]

Writes openapi/openapi.json from the routes; with --check, only says whether the committed file still says what the
routes say. Needs no database.`

const file = new URL('../../../openapi/openapi.json', import.meta.url)

export async function run(args: string[]): Promise<void> {
  // Never queried.
  const app = await buildApp({ db: connect('postgres://nobody@127.0.0.1:1/none', () => {}), logger: false })
  await app.ready()
  const document = `${JSON.stringify(app.swagger(), null, 2)}\n`
  await app.close()

  if (!args.includes('--check')) writeFileSync(file, document)
  else if (readFileSync(file, 'utf8') !== document) {
    throw new StartError('openapi/openapi.json does not say what the routes say; run: npm run openapi')
  }
}
