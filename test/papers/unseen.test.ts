/** No two numbers, names or texts differ by what nobody sees. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isDocumentNumber, isOneLine, isSeen } from '../../src/platform/shared/text.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, companyOf, pledgeOf, receiptOf } from '../support/world.ts'

let service: TestService
let retreatId: string
let pledgeId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 1_000_000 }])).id
  pledgeId = (await anActivePledge(service, { retreatId, amount: 100_000 })).id
})
afterAll(() => service.close())

const finance = () => service.as('finance')

const unseen = [
  0x01, 0x7f, 0xad, 0x34f, 0x61c, 0x115f, 0x17b4, 0x180e, 0x200b, 0x200d, 0x200e, 0x202e, 0x2060, 0x2800,
  0x3164, 0xe000, 0x378, 0xfe0f, 0xfeff, 0xffa0, 0xe0100,
].map((code) => [code.toString(16), String.fromCodePoint(code)] as const)

describe.each(unseen)('U+%s', (_code, character) => {
  it('stands in no number, name or text', () => {
    expect(isSeen(`a${character}b`)).toBe(false)
    expect(isOneLine(`a${character}b`)).toBe(false)
    expect(isDocumentNumber(`STS/1${character}2`)).toBe(false)
  })

  it('is refused in the number of a slip, and told', async () => {
    const evidence = { kind: 'sts', number: `STS/08${character}88/2026` }

    const { status, body } = await finance().post('/v1/disbursements', receiptOf(pledgeId, 10, { evidence }))

    expect([status, body.errors[0].pointer]).toEqual([422, '/evidence/number'])
  })

  it('is refused in SQL too', async () => {
    const { id } = await aReceipt(service, pledgeId, 10)
    const client = await transactionOf(service.sql)

    const forged = client.query('update disbursements set evidence_number = $2 where id = $1', [
      id,
      `STS/1${character}2`,
    ])

    await expect(forged).rejects.toMatchObject({ constraint: 'document_number' })
  })
})

it.each(['STS/١٢٣', 'ѕтѕ/1', 'Α/1', 'STS/1́', 'ꜱts/1', '///', '- -'])(
  'a number of look-alikes, or without a letter or digit, is none: %s',
  async (number) => {
    const pledge = { ...(await pledgeOf(service, { retreatId, amount: 10 })), letterNumber: number }

    const { status, body } = await finance().post('/v1/pledges', pledge)

    expect([status, body.errors[0]]).toMatchObject([422, { pointer: '/letterNumber' }])
  },
)

it.each(['STS 077/2025', '64.00/04.0/000337/LS', 'Ｎｏ．１２', 'B–12/IV', '№ 5'])(
  'a printed number is one: %s',
  (number) => {
    expect(isDocumentNumber(number)).toBe(true)
  },
)

it.each(['PT \u202eAB', 'PT \u3164 Contoh', '\u3164\u3164', '---'])(
  'a company is not called %j',
  async (legalName) => {
    const { status, body } = await finance().post('/v1/companies', { ...companyOf(), legalName })

    expect([status, body.errors[0].pointer]).toEqual([422, '/legalName'])
  },
)

it('an address with a NUL signs nobody in, and is no failure', async () => {
  const credentials = { email: 'a\u0000@contoh.id', password: 'hujan-di-atas-mahakam' }

  const { statusCode } = await service.app.inject({
    method: 'POST',
    url: '/v1/session',
    payload: credentials,
  })

  expect(statusCode).toBe(422)
})

it('a reason may have lines, and is stored composed', async () => {
  const { id } = await anActivePledge(service, { retreatId, amount: 10 })
  const reason = 'Baris satu\nbaris dua: re\u0301sumé'

  await finance().made(`/v1/pledges/${id}/cancellation`, { reason })

  const { rows } = await service.sql.query(
    'select cancellation_reason as reason from pledges where id = $1',
    [id],
  )
  expect(rows).toEqual([{ reason: reason.normalize('NFC') }])
})

it('an imported table is held to the same', async () => {
  const { npwp } = await finance().made<{ id: string; npwp: string }>('/v1/companies', companyOf())
  const csv = ['0', '0\u200b'].map((zero) => `${npwp};IM/${zero}1;2025-02-01;cash;1000`).join('\n')
  const content = Buffer.from(`NPWP;Nomor surat;Tanggal surat;Bentuk;Jumlah\n${csv}\n`)

  const { status, text } = await finance().upload(`/v1/retreats/${retreatId}/pledges/import`, {
    name: 'komitmen.csv',
    content,
  })

  expect([status, text]).toEqual([422, expect.stringContaining('"cell":"B3"')])
})
