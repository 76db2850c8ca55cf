/** Where the service requires evidence (REQUIRE_EVIDENCE), nothing is verified without its stored paper, however it came. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { Client } from '../support/client.ts'
import { aDocument } from '../support/papers.ts'
import { aPerson } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat } from '../support/world.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'L1', amount: 1_000_000 }])).id
})
afterAll(() => service.close())

const finance = () => service.as('finance')
const aPledge = () => anActivePledge(service, { retreatId, amount: 1_000 })

describe('where evidence is required', () => {
  let strict: { finance: Client; verifier: Client }
  beforeAll(async () => {
    const app = await buildApp({ db: service.db, logger: false, requireEvidence: true })
    await app.ready()
    strict = {
      finance: new Client(app, finance().secret),
      verifier: new Client(app, service.as('verifier').secret),
    }
    return () => app.close()
  })

  it('a receipt without a stored paper is not verified, and is told what to do', async () => {
    const receipt = await aReceipt(service, (await aPledge()).id, 10)

    const { status, body } = await strict.verifier.post(`/v1/disbursements/${receipt.id}/verification`)

    expect([status, body.code]).toEqual([409, 'evidence_required'])
    expect(body.detail).toContain('POST /v1/documents')
  })

  it('it is verified as soon as the paper is attached', async () => {
    const receipt = await aReceipt(service, (await aPledge()).id, 10)
    const { id } = await aDocument(service)
    await strict.finance.patch(`/v1/disbursements/${receipt.id}`, { evidence: { documentId: id } })

    const { status, body } = await strict.verifier.post(`/v1/disbursements/${receipt.id}/verification`)

    expect([status, body.state, body.evidence.documentId]).toEqual([200, 'verified', id])
  })

  it('who attached it is a maker of the receipt, and verifies it no longer', async () => {
    const receipt = await aReceipt(service, (await aPledge()).id, 10)
    const { id } = await aDocument(service)
    const { client } = await aPerson(service, 'finance', 'verifier')
    const both = new Client(strict.verifier.app, client.secret)
    await both.patch(`/v1/disbursements/${receipt.id}`, { evidence: { documentId: id } })

    const { status, body } = await both.post(`/v1/disbursements/${receipt.id}/verification`)

    expect([status, body.code]).toEqual([403, 'maker_is_checker'])
  })

  describe('a scan that is attached later', () => {
    const verify = (id: string, by = strict.verifier) => by.post(`/v1/disbursements/${id}/verification`)
    const attach = async (id: string, by = strict.finance, kind = 'evidence') => {
      const { id: documentId } = await aDocument(service)
      return by.made<{ id: string; documentId: string }>(`/v1/disbursements/${id}/documents`, {
        documentId,
        kind,
      })
    }
    const withoutScan = async () => (await aReceipt(service, (await aPledge()).id, 10)).id
    const isFoundWithoutScan = async (id: string) => {
      const { body } = await service.as('auditor').get(`/v1/retreats/${retreatId}/findings?code=F24`)
      return body.items.some(({ subject }: { subject: { id: string } }) => subject.id === id)
    }

    it('lets the receipt be verified that was refused before, by whoever saw the scan', async () => {
      const id = await withoutScan()
      const before = await verify(id)

      const { documentId } = await attach(id)

      const seen = await strict.verifier.get(`/v1/disbursements/${id}/documents`)
      const scan = await strict.verifier.get(`/v1/documents/${documentId}/content`)
      const after = await verify(id)
      expect(before.body.code).toBe('evidence_required')
      expect(seen.body.items).toMatchObject([{ documentId, kind: 'evidence', replaced: null }])
      expect(scan).toMatchObject({ status: 200, type: 'application/pdf' })
      expect(after).toMatchObject({ status: 200, body: { state: 'verified', attached: 1 } })
      expect(await isFoundWithoutScan(id)).toBe(false)
    })

    it('does not, where it is a photograph of something else', async () => {
      const id = await withoutScan()
      await attach(id, strict.finance, 'photo')

      expect((await verify(id)).body.code).toBe('evidence_required')
    })

    it('makes whoever attached it a maker, who verifies it no longer', async () => {
      const id = await withoutScan()
      const { client } = await aPerson(service, 'finance', 'verifier')
      const both = new Client(strict.verifier.app, client.secret)
      await attach(id, both)

      expect((await verify(id, both)).body.code).toBe('maker_is_checker')
    })

    it('counts no longer once it is marked as wrong: refused before the verification, found after it', async () => {
      const [early, late] = [await withoutScan(), await withoutScan()]
      const wrong = (id: string, attachment: string) =>
        finance().made(`/v1/disbursements/${id}/documents/${attachment}/replacement`, {
          reason: 'Pindaian milik setoran lain',
        })
      await wrong(early, (await attach(early)).id)
      const { id: attachment } = await attach(late)
      await verify(late)

      await wrong(late, attachment)

      expect((await verify(early)).body.code).toBe('evidence_required')
      expect(await isFoundWithoutScan(late)).toBe(true)
      await attach(late)
      expect(await isFoundWithoutScan(late)).toBe(false)
    })
  })
})
