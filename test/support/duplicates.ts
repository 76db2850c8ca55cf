/** Tables of pledges to import, by what a letter says. */
import type { Response } from 'supertest'
import { pledgeTitles } from './imports.ts'
import type { TestService } from './service.ts'

interface LetterRow {
  letter: string
  amount?: number
  line?: string
  allocation?: number
  due: string
  instalment: number
}

/** Columns as in `pledgeTitles`, of a registered company. */
export async function pledgeCsv(service: TestService, companyId: string, rows: readonly LetterRow[]) {
  const { body } = await service.as('finance').get(`/v1/companies/${companyId}`)
  const cells = rows.map(({ letter, amount = '', line = '', allocation = '', due, instalment }) => [
    ...[body.npwp, letter, '14/04/2025', 'uang', amount, line, allocation, due, instalment],
  ])
  return Buffer.from([pledgeTitles, ...cells].map((row) => row.join(';')).join('\n'))
}

export function importTable(
  service: TestService,
  retreatId: string,
  content: Buffer,
  dryRun = false,
): Promise<Response> {
  const path = `/v1/retreats/${retreatId}/pledges/import${dryRun ? '?dryRun=true' : ''}`
  return service.as('finance').upload(path, { name: 'komitmen.csv', content })
}
