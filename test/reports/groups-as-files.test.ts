/** A file of grouped coverage has the groups of its JSON, and not the lines. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groupings } from '../../src/platform/shared/codes.ts'
import type { Row } from '../../src/platform/tables/table.ts'
import { loadDemoInto } from '../support/demo.ts'
import { textOfPdf } from '../support/pdf-text.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  ;({ retreatId } = await loadDemoInto(service))
})
afterAll(() => service.close())

async function get(query: string) {
  const response = await service.app.inject({
    url: `/v1/retreats/${retreatId}/coverage?venue=MARATUA&asOf=2025-06-30${query}`,
    headers: { authorization: `Bearer ${service.as('auditor').secret}`, 'accept-language': 'id' },
  })
  expect(response.statusCode, response.payload).toBe(200)
  return response
}

interface Group {
  kind: string
  label: string
  csr: Record<string, number>
}

describe.each(groupings)('coverage by %s', (groupBy) => {
  it('tells in its table what its JSON tells, to the rupiah', async () => {
    const { groups, totals, sources } = (await get(`&groupBy=${groupBy}`)).json()
    const table = (await get(`&groupBy=${groupBy}&format=table`)).json()

    const measures = groupBy === 'channel' ? ['received', 'verified'] : ['pledged', 'received', 'verified']
    const told = (row: Row) => [row.label, ...measures.map((measure) => row[measure])]
    const expected = (of: Group[]) =>
      of.map(({ label, csr }) => [label, ...measures.map((measure) => csr[measure])])
    const isGroup = ({ kind }: Group) => kind === 'group'
    expect(table.rows.map(told)).toEqual(expected(groups.filter(isGroup)))
    const [all, ...besides] = table.totals
    expect(besides.map(told)).toEqual(expected(groups.filter((group: Group) => !isGroup(group))))
    const whole = 'ceiling' in groups[0] ? totals.csr : sources.total
    expect(all).toMatchObject(Object.fromEntries(measures.map((measure) => [measure, whole[measure]])))
  })
})

it('is the same as a file, in words, and can be sealed', async () => {
  const csv = (await get('&groupBy=company&format=csv')).payload
  const pdf = textOfPdf((await get('&groupBy=company&format=pdf')).rawPayload)
  await seal(service)
  const sealed = await service.as('auditor').made<{ parameters: object }>('/v1/sealed-reports', {
    report: 'coverage',
    retreatId,
    parameters: { venue: 'MARATUA', asOf: '2025-06-30', groupBy: 'company' },
    format: 'csv',
  })

  expect(csv).toContain('PT Arangtara Contoh Mining')
  expect(csv).not.toContain('Sewa speedboat')
  expect(pdf).toContain('CakupanPembiayaanmenurutPerusahaan')
  expect(sealed.parameters).toEqual({ venue: 'MARATUA', asOf: '2025-06-30', groupBy: 'company' })
})
