/** Documents are attached to records at any time, and none is ever taken away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/shared/ids.ts'
import { expectRefused } from '../support/ledger.ts'
import { aDocument } from '../support/papers.ts'
import { aSystem } from '../support/people.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { aCompany, aDraft, anActivePledge, aReceipt, aRetreat, keysOfOnePerson } from '../support/world.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 10_000 }])).id
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

const finance = () => service.as('finance')
const aPledge = () => anActivePledge(service, { retreatId, amount: 1_000 })

async function aVerifiedReceipt(): Promise<{ id: string }> {
  const receipt = await aReceipt(service, (await aPledge()).id, 10)
  return service.as('verifier').made(`/v1/disbursements/${receipt.id}/verification`)
}

const records: Record<string, () => Promise<string>> = {
  'an active pledge': async () => `/v1/pledges/${(await aPledge()).id}`,
  'a discarded pledge': async () => {
    const { id } = await aDraft(service, { retreatId, amount: 10 })
    await finance().made(`/v1/pledges/${id}/discarding`, { reason: 'Tercatat dua kali' })
    return `/v1/pledges/${id}`
  },
  'a verified receipt': async () => `/v1/disbursements/${(await aVerifiedReceipt()).id}`,
  'a rejected receipt': async () => {
    const { id } = await aReceipt(service, (await aPledge()).id, 10)
    await service.as('verifier').made(`/v1/disbursements/${id}/rejection`, { reason: 'Bukan milik kami' })
    return `/v1/disbursements/${id}`
  },
  'an approved write-off': async () => {
    const { id } = await finance().made(`/v1/pledges/${(await aPledge()).id}/write-offs`, {
      amount: 10,
      reason: 'company_unable',
      effectiveOn: '2025-05-20',
      instalments: [{ dueOn: '2025-05-01', amount: 990 }],
    })
    await service.as('verifier').made(`/v1/adjustments/${id}/approval`)
    return `/v1/adjustments/${id}`
  },
  'a withdrawn write-off': async () => {
    const { id } = await finance().made(`/v1/pledges/${(await aPledge()).id}/write-offs`, {
      amount: 10,
      reason: 'company_unable',
      effectiveOn: '2025-05-20',
      instalments: [{ dueOn: '2025-05-01', amount: 990 }],
    })
    await finance().made(`/v1/adjustments/${id}/withdrawal`)
    return `/v1/adjustments/${id}`
  },
  'a reversed expenditure': async () => {
    const spent = { lineCode: 'A', amount: 1, spentOn: '2025-05-20', sp2dNumber: newId() }
    const { id } = await finance().made(`/v1/retreats/${retreatId}/expenditures`, spent)
    await finance().made(`/v1/expenditures/${id}/reversal`, { reason: 'Salah catat' })
    return `/v1/expenditures/${id}`
  },
  'a correction of a disclosure, which belongs to no retreat': async () => {
    const { id: companyId } = await aCompany(service)
    const path = `/v1/companies/${companyId}/disclosures`
    const sanction = { kind: 'sanction', reference: 'SK-1', validFrom: '2025-02-01', validTo: null }
    const { id } = await finance().made(path, sanction)
    const { body } = await finance().patch(`${path}/${id}`, { validTo: '2025-03-01', reason: 'Salah catat' })
    return `/v1/adjustments/${body.id}`
  },
  'a retreat': async () => `/v1/retreats/${retreatId}`,
}

describe.each(Object.keys(records))('%s', (what) => {
  it('takes a document, changes its ETag by it, and tells it in its history and its list', async () => {
    const path = (await records[what]?.()) ?? ''
    const { id: documentId } = await aDocument(service)
    const before = await read(path)

    const { status, body } = await finance().post(`${path}/documents`, {
      documentId,
      kind: 'other',
      note: 'Foto',
    })

    expect(status, JSON.stringify(body)).toBe(201)
    expect(body).toMatchObject({ documentId, kind: 'other', note: 'Foto', replaced: null })
    expect((await finance().get(`${path}/documents`)).body.items).toContainEqual(body)
    const after = await read(path)
    if (before !== null) {
      expect(after?.etag).not.toBe(before.etag)
      expect(after?.attached).toBe(before.attached + 1)
    }
    const history = (await finance().get(`${path}/history?limit=200`)).body.items
    expect(history.map(({ type }: { type: string }) => type)).toContain('document.attached')
    expect((await finance().get(`/v1/documents/${documentId}/uses`)).body).toMatchObject([
      { id: path.split('/').at(-1), kind: 'other' },
    ])
  })
})

/** Expenditures are only listed. */
async function read(path: string): Promise<{ etag: string; attached: number } | null> {
  if (path.includes('expenditures')) return null
  const { headers, body } = await finance().get(path)
  return { etag: String(headers.etag), attached: body.attached }
}

describe('a document that was wrong', () => {
  it('is replaced once, with a reason, by the right one or by none, and stays', async () => {
    const path = `/v1/disbursements/${(await aVerifiedReceipt()).id}/documents`
    const [wrong, right] = [await aDocument(service), await aDocument(service)]
    const { id } = await finance().made(path, { documentId: wrong.id, kind: 'evidence' })
    const replacement = { reason: 'Pindaian setoran lain', documentId: right.id }

    const { body } = await finance().post(`${path}/${id}/replacement`, replacement)

    expect(body).toMatchObject({ id, documentId: wrong.id, replaced: { reason: 'Pindaian setoran lain' } })
    const { items } = (await finance().get(path)).body
    expect(items).toMatchObject([
      { id, replaced: { attachmentId: items[1].id } },
      { documentId: right.id, kind: 'evidence', replaced: null },
    ])
    await expectRefused(service, () => finance().post(`${path}/${id}/replacement`, replacement), {
      status: 409,
      code: 'attachment_replaced',
    })
    const last = await finance().post(`${path}/${items[1].id}/replacement`, { reason: 'Buram' })
    expect(last.body.replaced).toMatchObject({ reason: 'Buram', attachmentId: null })
    expect((await finance().get(path)).body.items).toHaveLength(2)
  })

  it('of another record is not found', async () => {
    const [one, other] = [await aVerifiedReceipt(), await aVerifiedReceipt()]
    const { id } = await finance().made(`/v1/disbursements/${one.id}/documents`, {
      documentId: (await aDocument(service)).id,
      kind: 'evidence',
    })

    const path = `/v1/disbursements/${other.id}/documents/${id}/replacement`
    await expectRefused(service, () => finance().post(path, { reason: 'Keliru' }), {
      status: 404,
      code: 'attachment_not_found',
    })
  })
})

describe('who attaches before the decision', () => {
  it('is a maker, and does not verify what rests on it', async () => {
    const { id } = await aReceipt(service, (await aPledge()).id, 10)
    const [asFinance, asVerifier] = await keysOfOnePerson(service, 'finance', 'verifier')
    const { id: documentId } = await aDocument(service)
    await asFinance?.made(`/v1/disbursements/${id}/documents`, { documentId, kind: 'evidence' })

    const answer = await asVerifier?.post(`/v1/disbursements/${id}/verification`)

    expect(answer?.body).toMatchObject({ status: 403, code: 'maker_is_checker' })
  })

  it('changes what the checker has read: 412, naming it', async () => {
    const { id } = await aReceipt(service, (await aPledge()).id, 10)
    const path = `/v1/disbursements/${id}`
    const seen = String((await service.as('verifier').get(path)).headers.etag)
    await finance().made(`${path}/documents`, { documentId: (await aDocument(service)).id, kind: 'evidence' })

    const { body } = await service
      .as('verifier')
      .post(`${path}/verification`, {}, { headers: { 'if-match': seen } })

    expect(body).toMatchObject({ status: 412, figures: { changed: 'attached documents' } })
  })
})

it('a scoped credential sees the documents of its retreats, and of no others', async () => {
  const { id: elsewhere } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const limited = await aSystem(service, ['integration'], { scopes: { retreatIds: [elsewhere] } })
  const { id: documentId } = await aDocument(service)
  const { id } = await aPledge()
  await finance().made(`/v1/pledges/${id}/documents`, { documentId, kind: 'letter' })

  const sees = async () =>
    Promise.all(
      [`/v1/documents/${documentId}`, `/v1/documents/${documentId}/uses`, `/v1/pledges/${id}/documents`].map(
        async (path) => (await limited.get(path)).status,
      ),
    )
  expect(await sees()).toEqual([404, 404, 404])

  await finance().made(`/v1/retreats/${elsewhere}/documents`, { documentId, kind: 'other' })
  expect(await sees()).toEqual([200, 200, 404])
  expect((await limited.get(`/v1/documents/${documentId}/uses`)).body).toMatchObject([{ id: elsewhere }])
})

it('a document is found by its digest', async () => {
  const document = await aDocument(service)
  const { sha256 } = (await finance().get(`/v1/documents/${document.id}`)).body

  expect((await finance().get(`/v1/documents?sha256=${sha256}`)).body.items).toMatchObject([
    { id: document.id },
  ])
  expect((await finance().get(`/v1/documents?sha256=${'0'.repeat(64)}`)).body.items).toEqual([])
})

describe('the database refuses, whoever writes it,', () => {
  const row = (recordId: string, documentId: string, more: Record<string, string> = {}) => ({
    id: `'${newId()}'`,
    retreat_id: `'${retreatId}'`,
    record_type: `'disbursement'`,
    record_id: `'${recordId}'`,
    kind: `'evidence'`,
    document_id: `'${documentId}'`,
    added_by: 'gen_random_uuid()',
    ...more,
  })
  const insert = (values: Record<string, string>) =>
    `insert into attachments (${Object.keys(values)}) values (${Object.values(values)})`
  const count = (id: string, by = 1) =>
    `update disbursements set attached = attached + ${by} where id = '${id}'`

  it.each<[string, (record: string, document: string, other: string) => string[], string]>([
    [
      'one that the record does not count',
      (id, document) => [insert(row(id, document))],
      'attachments_are_counted',
    ],
    ['a count of what is not there', (id) => [count(id)], 'disbursement_is_fixed'],
    [
      'a count of two for one',
      (id, document) => [insert(row(id, document)), count(id, 2)],
      'disbursement_is_fixed',
    ],
    [
      'one of another retreat',
      (id, document) => [insert(row(id, document, { retreat_id: 'gen_random_uuid()' })), count(id)],
      'attachments_are_counted',
    ],
    ['one of no record', (_, document) => [insert(row(newId(), document))], 'attachments_are_counted'],
    [
      'the replacement of what is not the record’s',
      (id, document) => [
        insert(row(id, document, { replaces: 'gen_random_uuid()', replacement_reason: `'Keliru'` })),
      ],
      'attachment_of_record',
    ],
    [
      'a replacement without a reason',
      (id, document) => [insert(row(id, document, { replaces: `'${document}'` }))],
      'attachment_of_record',
    ],
    ['nothing at all', (id) => [insert(row(id, '', { document_id: 'null' }))], 'attachment_whole'],
    [
      'another change beside it',
      (id, document) => [
        insert(row(id, document)),
        `update disbursements set attached = attached + 1, evidence_number = 'X' where id = '${id}'`,
      ],
      'disbursement_is_fixed',
    ],
  ])('%s', async (_what, statements, constraint) => {
    const [receipt, document, other] = [
      await aVerifiedReceipt(),
      await aDocument(service),
      await aVerifiedReceipt(),
    ]
    const client = await transactionOf(service.sql)

    const run = async () => {
      for (const statement of statements(receipt.id, document.id, other.id)) await client.query(statement)
      await client.query('set constraints all immediate')
    }

    await expect(run()).rejects.toMatchObject({ constraint })
  })
})
