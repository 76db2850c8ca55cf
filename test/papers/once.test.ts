/** Two records of one paper: neither requests at the same moment nor SQL as the application's role bring them about. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paperToken } from '../../src/papers/one-paper.ts'
import { paperChecks } from '../../src/tools/verify/paper-checks.ts'
import { verdictOf } from '../../src/tools/verify/verify-ledger.ts'
import { refundOf } from '../support/adjustments.ts'
import { forge, pledgeRow, receiptRow } from '../support/intruder.ts'
import { aDocument } from '../support/papers.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import {
  aCompany,
  anActivePledge,
  aReceipt,
  aRetreat,
  newNumber,
  pledgeOf,
  receiptOf,
} from '../support/world.ts'

let service: TestService
let place: { retreatId: string; companyId: string }
let pledgeId: string
beforeAll(async () => {
  service = await startTestService()
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000_000 }])
  place = { retreatId, companyId: (await aCompany(service)).id }
  pledgeId = (await anActivePledge(service, { ...place, amount: 100_000 })).id
})
afterAll(() => service.close())

const CLIENTS = 20

/** Pledges of two companies in each of two retreats. */
async function pledgesEverywhere(): Promise<string[]> {
  const other = (await aRetreat(service, [{ code: 'A', amount: 1_000_000 }])).id
  const companies = [place.companyId, (await aCompany(service)).id]
  const places = [place.retreatId, other].flatMap((retreatId) =>
    companies.map((companyId) => ({ retreatId, companyId, amount: 1_000 })),
  )
  return Promise.all(places.map(async (terms) => (await anActivePledge(service, terms)).id))
}

describe.each<[what: string, slipOf: (pledgeIds: string[], scan: string, client: number) => object]>([
  ['the same slip', ([first = '']) => slip(first, 'STS 0815/2025')],
  [
    'the same slip, each in a spelling of their own',
    ([first = ''], _scan, client) => slip(first, spelled('0816', client)),
  ],
  [
    'the same slip, for pledges of other companies and retreats',
    (pledgeIds, _scan, client) =>
      slip(pledgeIds[client % pledgeIds.length] ?? '', spelled('0817', client), client),
  ],
  [
    'slips of many numbers on one stored scan',
    (pledgeIds, documentId, client) =>
      slip(pledgeIds[client % pledgeIds.length] ?? '', newNumber('STS'), client, { documentId }),
  ],
])('twenty clients that type at the same moment %s:', (_what, slipOf) => {
  it('exactly one counts, and the others are told of it', async () => {
    const [pledgeIds, { id: scan }] = [await pledgesEverywhere(), await aDocument(service)]

    const answers = await Promise.all(
      Array.from({ length: CLIENTS }, (_, client) =>
        service.as('finance').post('/v1/disbursements', slipOf(pledgeIds, scan, client)),
      ),
    )

    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(CLIENTS - 1).fill(409)])
    const counting = answers.find(({ status }) => status === 201)?.body.id
    for (const { body } of answers.filter(({ status }) => status === 409))
      expect(body).toMatchObject({ code: 'paper_used', figures: { others: [{ id: counting }] } })
  })
})

/** Of an amount of its own, unless all are to be alike. */
function slip(pledgeId: string, number: string, client = 0, more: object = {}) {
  return receiptOf(pledgeId, 10 + client, { evidence: { kind: 'sts', number, ...more } })
}

/** One number as different people write it. */
function spelled(number: string, client: number): string {
  const short = Number(number)
  const spellings = [`STS ${number}/2025`, `sts-${short}-2025`, `STS${short}/2025`, `Sts. 00${short} / 2025`]
  return spellings[client % spellings.length] ?? ''
}

it('twenty clients that propose or record the same refund slip at the same moment: exactly one counts', async () => {
  const receipts = await Promise.all(
    Array.from({ length: CLIENTS }, (_, client) => aReceipt(service, pledgeId, 30 + client)),
  )
  const evidence = { kind: 'sts', number: newNumber('TRF') }

  const answers = await Promise.all(
    receipts.map(({ id }, client) =>
      client % 4 === 0
        ? service.as('finance').post('/v1/disbursements', receiptOf(pledgeId, 7, { evidence }))
        : service.as('finance').post(`/v1/disbursements/${id}/refunds`, refundOf(1, { evidence })),
    ),
  )

  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(CLIENTS - 1).fill(409)])
})

it('twenty clients that draft the same letter at the same moment: exactly one counts', async () => {
  const letter = await pledgeOf(service, { ...place, amount: 10 })

  const answers = await Promise.all(
    Array.from({ length: CLIENTS }, () => service.as('finance').post('/v1/pledges', letter)),
  )

  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(CLIENTS - 1).fill(409)])
})

describe('as the application’s role, in SQL', () => {
  it('no second receipt of a slip is inserted, whatever its spelling', async () => {
    const number = newNumber('STS')
    await aReceipt(service, pledgeId, 10, { evidence: { kind: 'sts', number } })
    const spelled = receiptRow(place, pledgeId, {
      evidence_number: number.toLowerCase().replaceAll('/', ' - '),
    })

    await expect(forge(service, ['disbursements', spelled])).rejects.toMatchObject({
      constraint: 'paper_used',
    })
  })

  it('no receipt takes the number, the file or the reference of another', async () => {
    const first = await aReceipt(service, pledgeId, 10, { externalRef: 'REF-1' })
    const second = await aReceipt(service, pledgeId, 11)
    const take = async (column: string) => {
      const client = await transactionOf(service.sql)
      return client.query(
        `update disbursements d set ${column} = o.${column} from disbursements o where o.id = $1 and d.id = $2`,
        [first.id, second.id],
      )
    }

    await expect(take('evidence_number')).rejects.toMatchObject({ constraint: 'paper_used' })
    await expect(take('external_ref')).rejects.toMatchObject({ constraint: 'paper_used' })
  })

  it('no second pledge of a letter is inserted, and none passes its amount', async () => {
    const letter = await pledgeOf(service, { ...place, amount: 60 })
    await service.as('finance').made('/v1/pledges', { ...letter, letterAmount: 100 })
    const again = (more: object) => pledgeRow(place, { letter_number: letter.letterNumber, ...more })

    for (const row of [
      again({}),
      again({ amount: 41, letter_amount: 100 }),
      again({ amount: 30, letter_amount: 90 }),
    ])
      await expect(forge(service, ['pledges', row])).rejects.toMatchObject({ constraint: 'paper_used' })
  })

  it('no expenditure takes the reference of another by the same person, and the service says which', async () => {
    const spend = (sp2dNumber: string) => ({
      lineCode: 'A',
      amount: 5,
      spentOn: '2025-05-20',
      sp2dNumber,
      externalRef: 'SIPD-1',
    })
    const path = `/v1/retreats/${place.retreatId}/expenditures`
    const [finance, sp2d] = [service.as('finance'), newNumber('SP2D')]
    const { id } = await finance.made(path, spend(sp2d))

    const again = await finance.post(path, spend(newNumber('SP2D')))
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'paper_used', errors: [{ pointer: '/externalRef' }] },
    })
    expect(again.body.detail).toContain(`${sp2d}, A`)
    const row = `insert into expenditures (id, retreat_id, line_code, amount, spent_on, sp2d_number, external_ref, makers)
      select gen_random_uuid(), retreat_id, line_code, amount, spent_on, 'SP2D/X', external_ref, makers from expenditures where id = $1`
    await expect((await transactionOf(service.sql)).query(row, [id])).rejects.toMatchObject({
      constraint: 'paper_used',
    })

    await finance.made(`/v1/expenditures/${id}/reversal`, { reason: 'SP2D dibatalkan' })
    await finance.made(path, spend(newNumber('SP2D')))
  })

  it('no second refund of a slip is inserted, none with the number of a receipt, and no receipt with that of a refund', async () => {
    const [first, second] = [await aReceipt(service, pledgeId, 20), await aReceipt(service, pledgeId, 21)]
    const back = newNumber('TRF')
    const { id } = await service
      .as('finance')
      .made(`/v1/disbursements/${first.id}/refunds`, refundOf(1, { evidence: { kind: 'sts', number: back } }))
    const { rows } = await service.sql.query('select evidence_number from disbursements where id = $1', [
      second.id,
    ])
    const copied = (number: string) => `
      insert into adjustments (id, retreat_id, pledge_id, disbursement_id, kind, request, effect, amount, effective_on, reason,
        evidence_kind, evidence_number, makers)
      select gen_random_uuid(), retreat_id, pledge_id, disbursement_id, kind, request, effect, amount, effective_on, reason,
        evidence_kind, '${number}', makers from adjustments where id = $1`

    for (const number of [back.toLowerCase(), rows[0].evidence_number])
      await expect((await transactionOf(service.sql)).query(copied(number), [id])).rejects.toMatchObject({
        constraint: 'paper_used',
      })
    const received = receiptRow(place, pledgeId, {
      evidence_kind: 'sts',
      evidence_number: back.toLowerCase(),
    })
    await expect(forge(service, ['disbursements', received])).rejects.toMatchObject({
      constraint: 'paper_used',
    })
  })

  it('nothing is told apart without a reason', async () => {
    const other = await aReceipt(service, pledgeId, 12)
    for (const difference of [
      { id: other.id },
      { id: other.id, reason: 'x' },
      { reason: 'STS kantor lain' },
    ]) {
      const row = receiptRow(place, pledgeId, { differs_from: JSON.stringify([difference]) })
      await expect(forge(service, ['disbursements', row])).rejects.toMatchObject({
        constraint: 'differences_whole',
      })
    }
  })
})

it('the program and the database call a record that may not be seen the same', async () => {
  const { rows } = await service.sql.query('select id, paper_token(id) as token from disbursements limit 5')

  expect(rows.map(({ token }) => token)).toEqual(rows.map(({ id }) => paperToken(id)))
})

it('verify names two records of one paper, and none where they were told apart', async () => {
  const number = newNumber('STS')
  const first = await aReceipt(service, pledgeId, 10, { evidence: { kind: 'sts', number } })
  const differsFrom = [{ id: first.id, reason: 'STS kantor lain' }]
  const second = await aReceipt(service, pledgeId, 10, { evidence: { kind: 'sts', number }, differsFrom })
  const check = paperChecks[0] as (typeof paperChecks)[number]
  const verdict = () => service.db.transaction((tx) => verdictOf(tx, check))

  expect((await verdict()).wrong).toBe(0)
  await service.superuser.query(
    `begin; set local session_replication_role = replica; update disbursements set differs_from = '[]' where id = '${second.id}'; commit`,
  )
  const { wrong, examples } = await verdict()
  expect(wrong).toBe(2)
  expect(examples.map(({ found }) => found)).toContain(`its paper counts for ${first.id}`)
})

it('verify names a refund whose slip is that of another', async () => {
  const receipt = await aReceipt(service, pledgeId, 22)
  const propose = () => service.as('finance').made(`/v1/disbursements/${receipt.id}/refunds`, refundOf(1))
  const [first, second] = [await propose(), await propose()]
  const check = paperChecks.find(({ name }) => name.includes('refund')) as (typeof paperChecks)[number]

  expect((await service.db.transaction((tx) => verdictOf(tx, check))).wrong).toBe(0)
  await service.superuser.query(
    `begin; set local session_replication_role = replica;
     update adjustments set evidence_number = (select evidence_number from adjustments where id = '${first.id}') where id = '${second.id}'; commit`,
  )
  const { wrong, examples } = await service.db.transaction((tx) => verdictOf(tx, check))
  expect(wrong).toBe(2)
  expect(examples.map(({ found }) => found)).toContain(`its paper counts for ${first.id}`)
})
