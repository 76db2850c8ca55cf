/** The types by which the admin client sees the API, from openapi/openapi.json. With --check it only tells whether they are current. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import openapiTypes, { astToString } from 'openapi-typescript'
import { leave, root } from './lib.mjs'

const file = path.join(root, 'admin/src/api/schema.d.ts')
const document = JSON.parse(readFileSync(path.join(root, 'openapi/openapi.json'), 'utf8'))
// Refusals are read as one kind of problem wherever they come from, and headers in one place: half of the document.
for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods))) {
  const answers = Object.entries(operation.responses).filter(([status]) => Number(status) < 300)
  operation.responses = Object.fromEntries(
    answers.map(([status, { headers: _, ...answer }]) => [status, answer]),
  )
}
const { schemas, parameters, securitySchemes } = document.components
document.components = { schemas, parameters, securitySchemes }

// What has a default may be left out of a request.
const text = astToString(await openapiTypes(document, { defaultNonNullable: false, silent: true }))
if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) leave('admin/src/api/schema.d.ts is old: run npm run openapi')
