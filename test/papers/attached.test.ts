/** A stored file that is attached as evidence is a paper like one that is named when a receipt is recorded. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paperChecks } from '../../src/tools/verify/paper-checks.ts'
import { verdictOf } from '../../src/tools/verify/verify-ledger.ts'
import { expectRefused } from '../support/ledger.ts'
import { aDocument } from '../support/papers.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { anActivePledge, aReceipt, aRetreat, newNumber, receiptOf } from '../support/world.ts'

let service: TestService
let pledgeId: string
beforeAll(async () => {
  service = await startTestService()
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000_000 }])
  pledgeId = (await anActivePledge(service, { retreatId, amount: 100_000 })).id
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

const finance = () => service.as('finance')
const pathOf = ({ id }: { id: string }) => `/v1/disbursements/${id}/documents`
const evidence = (documentId: string) => ({ documentId, kind: 'evidence' })

/** A receipt that names this scan as its evidence, or has it attached. */
const holders: Record<string, (documentId: string) => Promise<{ id: string }>> = {
  named: (documentId) =>
    aReceipt(service, pledgeId, 10, { evidence: { kind: 'sts', number: newNumber('STS'), documentId } }),
  attached: async (documentId) => {
    const receipt = await aReceipt(service, pledgeId, 10)
    await finance().made(pathOf(receipt), evidence(documentId))
    return receipt
  },
}

describe.each(Object.keys(holders))('a scan that is the evidence of a receipt, %s,', (how) => {
  const hold = (documentId: string) => (holders[how] as (typeof holders)['named'])(documentId)

  it('is not attached to another one, which is told of it', async () => {
    const { id: documentId } = await aDocument(service)
    await hold(documentId)
    const other = await aReceipt(service, pledgeId, 10)

    await expectRefused(service, () => finance().post(pathOf(other), evidence(documentId)), {
      status: 409,
      code: 'paper_used',
      pointer: '/documentId',
    })
  })

  it('is not named by another one', async () => {
    const { id: documentId } = await aDocument(service)
    await hold(documentId)

    const receipt = receiptOf(pledgeId, 10, {
      evidence: { kind: 'sts', number: newNumber('STS'), documentId },
    })

    await expectRefused(service, () => finance().post('/v1/disbursements', receipt), {
      status: 409,
      code: 'paper_used',
      pointer: '/evidence/documentId',
    })
  })

  it('is free again once it was marked as wrong', async () => {
    const { id: documentId } = await aDocument(service)
    const holder = await hold(documentId)
    const { items } = (await finance().get(pathOf(holder))).body
    await finance().made(`${pathOf(holder)}/${items[0].id}/replacement`, { reason: 'Pindaian lembar lain' })

    await finance().made(pathOf(await aReceipt(service, pledgeId, 10)), evidence(documentId))
  })

  it('is free again once that receipt was rejected', async () => {
    const { id: documentId } = await aDocument(service)
    const { id } = await hold(documentId)
    await service.as('verifier').made(`/v1/disbursements/${id}/rejection`, { reason: 'Bukan milik kami' })

    await finance().made(pathOf(await aReceipt(service, pledgeId, 10)), evidence(documentId))
  })

  it('serves several receipts of one slip that state its total', async () => {
    const { id: documentId } = await aDocument(service)
    const slip = { kind: 'sts', number: newNumber('STS'), documentTotal: 30 }
    const [first, second] = [
      await aReceipt(service, pledgeId, 10, { evidence: slip }),
      await aReceipt(service, pledgeId, 20, { evidence: slip }),
    ]

    for (const receipt of [first, second]) await finance().made(pathOf(receipt), evidence(documentId))
  })

  it('may be attached to another one as something else', async () => {
    const { id: documentId } = await aDocument(service)
    await hold(documentId)

    await finance().made(pathOf(await aReceipt(service, pledgeId, 10)), { documentId, kind: 'photo' })
  })

  it('is not attached to another one in SQL either', async () => {
    const { id: documentId } = await aDocument(service)
    await hold(documentId)
    const { id } = await aReceipt(service, pledgeId, 10)
    const client = await transactionOf(service.sql)

    const forged = client.query(
      `insert into attachments (id, retreat_id, record_type, record_id, kind, document_id, added_by)
       select gen_random_uuid(), retreat_id, 'disbursement', id, 'evidence', $2, makers[1] from disbursements where id = $1`,
      [id, documentId],
    )

    await expect(forged).rejects.toMatchObject({ constraint: 'paper_used' })
  })
})

it('verify names receipts of one scan that were attached past every rule', async () => {
  const { id: documentId } = await aDocument(service)
  const receipts = [await aReceipt(service, pledgeId, 10), await aReceipt(service, pledgeId, 10)]
  const check = paperChecks.find(({ name }) =>
    name.startsWith('a stored file'),
  ) as (typeof paperChecks)[number]
  const wrongCount = async () => (await service.db.transaction((tx) => verdictOf(tx, check))).wrong
  const past = (statement: string) =>
    service.superuser.query(`begin; set local session_replication_role = replica; ${statement}; commit`)

  expect(await wrongCount()).toBe(0)
  await past(
    `insert into attachments (id, retreat_id, record_type, record_id, kind, document_id, added_by)
     select gen_random_uuid(), retreat_id, 'disbursement', id, 'evidence', '${documentId}', makers[1]
     from disbursements where id in (${receipts.map(({ id }) => `'${id}'`).join(', ')})`,
  )

  expect(await wrongCount()).toBe(2)
  await past(`delete from attachments where document_id = '${documentId}'`)
})

it('twenty clients that attach one scan to as many receipts at the same moment: exactly one has it', async () => {
  const { id: documentId } = await aDocument(service)
  const receipts = await Promise.all(Array.from({ length: 20 }, () => aReceipt(service, pledgeId, 10)))

  const answers = await Promise.all(
    receipts.map((receipt) => finance().post(pathOf(receipt), evidence(documentId))),
  )

  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)])
})
