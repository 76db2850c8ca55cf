/** The largest honest tables are taken in, and keep nobody else waiting. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventLoopDelay, LONGEST_DELAY_MS } from '../support/event-loop.ts'
import { aCompanyWithNpwp, budgetRow, budgetTitles, pledgeRow, pledgeTitles } from '../support/imports.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { statementsOf } from '../support/statements.ts'
import { aRetreat } from '../support/world.ts'

let service: TestService
let retreatId: string
let npwp: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 1_000 }])).id
  npwp = (await aCompanyWithNpwp(service)).npwp
})
afterAll(() => service.close())

interface Import {
  what: string
  mostRows: number
  titles: string[]
  rowOf: (at: number) => string[]
  fields?: Record<string, string>
}

const imports: Import[] = [
  {
    what: 'pledges',
    mostRows: 5_000,
    titles: pledgeTitles,
    rowOf: (at) => pledgeRow(npwp, { 1: `${at}/${letters}/PTC/2025` }),
  },
  {
    what: 'budgets',
    mostRows: 500,
    titles: budgetTitles,
    rowOf: (at) => budgetRow(`B${at}`),
    fields: { reason: 'Anggaran besar' },
  },
]

/** None is sent twice: each would be warned of. */
let letters = 0

function send({ what, titles, rowOf, fields }: Import, count: number, dryRun = false) {
  letters += 1
  const rows = Array.from({ length: count }, (_, at) => rowOf(at))
  const content = Buffer.from([titles, ...rows].map((row) => row.join(';')).join('\n'))
  const address = `/v1/retreats/${retreatId}/${what}/import?dryRun=${dryRun}`
  return service.as('finance').upload(address, { name: 'tabel.csv', content }, fields)
}

describe.each(imports)('an import of $what', (kind) => {
  it('keeps nobody waiting, however many its rows', { timeout: 600_000 }, async () => {
    const answers: unknown[] = []

    const delayMs = await eventLoopDelay(async () => {
      const { status, body } = await send(kind, kind.mostRows)
      answers.push([status, body.rows ?? body])
    })

    expect(answers[0]).toEqual([201, kind.mostRows])
    expect(delayMs).toBeLessThan(LONGEST_DELAY_MS)
  })

  it('takes as many statements, whatever its length', async () => {
    const few = await statementsOf(() => send(kind, 2, true))
    const many = await statementsOf(() => send(kind, 450, true))

    expect([few.answer.status, many.answer.status]).toEqual([200, 200])
    expect(many.statements.length).toBe(few.statements.length)
  })
})
