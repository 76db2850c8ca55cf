/** Records name their papers, and whoever sees such a record sees the paper. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../support/client.ts'
import { aDocument, aPdf } from '../support/papers.ts'
import { aSystem } from '../support/people.ts'
import { approved } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  aDraft,
  anActivePledge,
  aReceipt,
  aRetreat,
  newNumber,
  pledgeOf,
  receiptOf,
} from '../support/world.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'L1', amount: 1_000_000 }])).id
})
afterAll(() => service.close())

const finance = () => service.as('finance')
const aPledge = () => anActivePledge(service, { retreatId, amount: 1_000 })
const withEvidence = (documentId: string) => ({
  evidence: { kind: 'sts', number: newNumber('STS'), documentId },
})
const linksOf = async (id: string) => (await service.as('auditor').get(`/v1/documents/${id}`)).body.links

/** A key that is limited to these retreats, of a person of its own. */
async function limitedTo(...retreatIds: string[]): Promise<Client> {
  return aSystem(service, ['integration', 'finance'], { scopes: { retreatIds } })
}

const amendmentOf = (documentId: string) => ({
  delta: 100,
  reason: 'Adendum menambah dukungan',
  effectiveOn: '2025-05-26',
  instalments: [{ dueOn: '2025-05-01', amount: 1_100 }],
  documentId,
})
const refundOf = (documentId: string) => ({
  amount: 10,
  refundedOn: '2025-05-10',
  evidence: { kind: 'bank_transfer', number: newNumber('TRF'), documentId },
  reason: 'Kelebihan setor',
})
const agreementOf = (documentId: string) => ({
  kind: 'nphd',
  number: '900/1/NPHD/2025',
  signedOn: '2025-02-02',
  documentId,
})

/** Every place where a record names a paper: how it is named, what the answer tells, and what kind of link it is. */
const places = {
  'a receipt': async (id: string, by: Client) => {
    const pledge = await aPledge()
    return by.post('/v1/disbursements', receiptOf(pledge.id, 10, withEvidence(id)))
  },
  'a receipt of a batch': async (id: string, by: Client) => {
    const pledge = await aPledge()
    const items = [receiptOf(pledge.id, 10), receiptOf(pledge.id, 10, withEvidence(id))]
    return by.post('/v1/disbursements/batch', { items })
  },
  'a receipt, later': async (id: string, by: Client) => {
    const receipt = await aReceipt(service, (await aPledge()).id, 10)
    return by.patch(`/v1/disbursements/${receipt.id}`, { evidence: { documentId: id } })
  },
  'a letter': async (id: string, by: Client) =>
    by.post('/v1/pledges', { ...(await pledgeOf(service, { retreatId, amount: 10 })), letterDocumentId: id }),
  'a letter, later': async (id: string, by: Client) => {
    const draft = await aDraft(service, { retreatId, amount: 10 })
    await finance().made(`/v1/pledges/${draft.id}/submission`)
    return by.patch(`/v1/pledges/${draft.id}`, { letterDocumentId: id })
  },
  'an agreement': async (id: string, by: Client) =>
    by.post(`/v1/pledges/${(await aPledge()).id}/agreement`, agreementOf(id)),
  'an amendment': async (id: string, by: Client) =>
    by.post(`/v1/pledges/${(await aPledge()).id}/amendments`, amendmentOf(id)),
  'a refund': async (id: string, by: Client) => {
    const receipt = await aReceipt(service, (await aPledge()).id, 10)
    return by.post(`/v1/disbursements/${receipt.id}/refunds`, refundOf(id))
  },
} as const
const names = Object.keys(places) as (keyof typeof places)[]
const pointers: Record<keyof typeof places, string> = {
  'a receipt': '/evidence/documentId',
  'a receipt of a batch': '/items/1/evidence/documentId',
  'a receipt, later': '/evidence/documentId',
  'a letter': '/letterDocumentId',
  'a letter, later': '/letterDocumentId',
  'an agreement': '/documentId',
  'an amendment': '/documentId',
  'a refund': '/evidence/documentId',
}
const kinds: Record<keyof typeof places, string> = {
  'a receipt': 'receipt_evidence',
  'a receipt of a batch': 'receipt_evidence',
  'a receipt, later': 'receipt_evidence',
  'a letter': 'letter',
  'a letter, later': 'letter',
  'an agreement': 'agreement',
  'an amendment': 'amendment',
  'a refund': 'refund_evidence',
}

describe.each(names)('the paper of %s', (place) => {
  it('is told by the record, and tells of it', async () => {
    const document = await aDocument(service)

    const { status, body } = await places[place](document.id, finance())

    expect(status, JSON.stringify(body)).toBeLessThan(300)
    const record = body.items?.[1] ?? body
    expect(JSON.stringify(record)).toContain(document.id)
    expect(await linksOf(document.id)).toEqual([{ kind: kinds[place], recordId: record.id, retreatId }])
  })

  it('must be there, and be one that may be seen: both are refused with the same words', async () => {
    const unseen = await aDocument(service)
    const limited = await limitedTo(retreatId)

    const nowhere = await places[place](randomUUID(), limited)
    const hidden = await places[place](unseen.id, limited)

    const fault = { pointer: pointers[place], code: 'unknown_reference' }
    for (const { status, body } of [nowhere, hidden]) {
      expect(status).toBe(422)
      expect(body.errors).toEqual([expect.objectContaining(fault)])
    }
    expect(hidden.body.detail).toBe(nowhere.body.detail)
  })

  it('that they uploaded themselves, a limited key may name', async () => {
    const limited = await limitedTo(retreatId)
    const { body: document } = await limited.upload('/v1/documents', { name: 'a.pdf', content: aPdf() })

    const { status } = await places[place](document.id, limited)

    expect(status).toBeLessThan(300)
  })
})

describe('who is limited to some retreats', () => {
  const wordsOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => {
    const { instance: _instance, requestId: _requestId, ...words } = body
    return { status, ...words }
  }

  it('sees a paper once a record of theirs names it, with the links that are theirs', async () => {
    const document = await aDocument(service)
    const other = await aRetreat(service, [{ code: 'L1', amount: 1_000 }])
    const elsewhere = await anActivePledge(service, { retreatId: other.id, amount: 100 })
    const { evidence } = withEvidence(document.id)
    await aReceipt(service, elsewhere.id, 10, { evidence: { ...evidence, pages: '1' } })
    const limited = await limitedTo(retreatId)
    const before = await limited.get(`/v1/documents/${document.id}`)

    const here = { evidence: { ...withEvidence(document.id).evidence, pages: '2' } }
    const receipt = await aReceipt(service, (await aPledge()).id, 10, here)

    expect(before.status).toBe(404)
    const { body } = await limited.get(`/v1/documents/${document.id}`)
    expect(body.links).toEqual([{ kind: 'receipt_evidence', recordId: receipt.id, retreatId }])
    expect((await limited.get(`/v1/documents/${document.id}/content`)).status).toBe(200)
  })

  it('is listed what they see, and no more', async () => {
    const limited = await limitedTo((await aRetreat(service, [{ code: 'L1', amount: 1_000 }])).id)
    await aDocument(service)
    const { body: own } = await limited.upload('/v1/documents', { name: 'a.pdf', content: aPdf() })

    const { body } = await limited.get('/v1/documents?limit=200')

    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([own.id])
  })

  it.each(['', '/content'])(
    'is told the same of what is another’s and what is nowhere: …%s',
    async (rest) => {
      const document = await aDocument(service)
      const limited = await limitedTo(retreatId)

      const another = await limited.get(`/v1/documents/${document.id}${rest}`)
      const nowhere = await limited.get(`/v1/documents/${randomUUID()}${rest}`)

      expect(nowhere.body.code).toBe('document_not_found')
      expect(wordsOf(another)).toEqual(wordsOf(nowhere))
    },
  )

  it('sees a paper that somebody else had stored before, once they bring it too; the log tells of both', async () => {
    const content = aPdf()
    const document = await aDocument(service, content)
    const limited = await limitedTo(retreatId)

    const brought = await limited.upload('/v1/documents', { name: 'lain.pdf', content })
    await limited.upload('/v1/documents', { name: 'lain.pdf', content })

    expect([brought.status, brought.body.id]).toEqual([200, document.id])
    expect((await limited.get(`/v1/documents/${document.id}`)).status).toBe(200)
    const { rows } = await service.sql.query('select distinct actor_id from events where subject_id = $1', [
      document.id,
    ])
    expect(rows).toHaveLength(2)
  })
})

describe('the paper of a record is fixed with the rest of it', () => {
  it('a receipt’s by its verification', async () => {
    const [first, second] = [await aDocument(service), await aDocument(service)]
    const receipt = await aReceipt(service, (await aPledge()).id, 10, withEvidence(first.id))
    await service.as('verifier').made(`/v1/disbursements/${receipt.id}/verification`)

    const response = await finance().patch(`/v1/disbursements/${receipt.id}`, {
      evidence: { documentId: second.id },
    })
    const raw = service.sql.query('update disbursements set evidence_document_id = $1 where id = $2', [
      second.id,
      receipt.id,
    ])

    expect(response.body.code).toBe('disbursement_wrong_state')
    await expect(raw).rejects.toThrow('disbursement_is_fixed')
  })

  it('a letter’s by the approval', async () => {
    const pledge = await aPledge()
    const { id } = await aDocument(service)

    const response = await finance().patch(`/v1/pledges/${pledge.id}`, { letterDocumentId: id })
    const raw = service.sql.query('update pledges set letter_document_id = $1 where id = $2', [id, pledge.id])

    expect(response.body.code).toBe('pledge_wrong_state')
    await expect(raw).rejects.toThrow('pledge_is_fixed')
  })
})

it('the agreement that stands beside the first is one of its pledge, also where its proposal is not shown', async () => {
  const { id: pledgeId } = await aPledge()
  const path = `/v1/pledges/${pledgeId}/agreement`
  await finance().made(path, { kind: 'nphd', number: newNumber('NPHD'), signedOn: '2025-02-02' })
  const { id } = await aDocument(service, aPdf('adendum'))
  const addendum = { ...agreementOf(id), number: newNumber('NPHD'), relation: 'addendum', reason: 'Tambahan' }
  await approved(service, path, addendum)

  expect(await linksOf(id)).toContainEqual({ kind: 'agreement', recordId: pledgeId, retreatId })
})
