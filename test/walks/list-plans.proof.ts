/** A page costs what is on it: lists are searched, sorted and narrowed by index, however much they hold. */
import { drizzle } from 'drizzle-orm/node-postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listAdjustments } from '../../src/adjustments/adjustments.queries.ts'
import { AdjustmentQuery } from '../../src/adjustments/adjustments.schema.ts'
import { listExpenditures } from '../../src/appropriations/apbd.queries.ts'
import { ExpenditureQuery } from '../../src/appropriations/apbd.schema.ts'
import { listCompanies } from '../../src/companies/companies.queries.ts'
import { CompanyQuery } from '../../src/companies/companies.schema.ts'
import { listDisbursements } from '../../src/disbursements/disbursements.queries.ts'
import { DisbursementQuery } from '../../src/disbursements/disbursements.schema.ts'
import { listDocuments } from '../../src/documents/documents.queries.ts'
import { DocumentQuery } from '../../src/documents/documents.schema.ts'
import type { Actor } from '../../src/platform/authority/actor.ts'
import { authenticate } from '../../src/platform/authority/authenticate.ts'
import type { Db, Reader } from '../../src/platform/db/client.ts'
import { defaultFindingSettings } from '../../src/platform/shared/finding-settings.ts'
import { listPledges } from '../../src/pledges/pledges.queries.ts'
import { PledgeQuery } from '../../src/pledges/pledges.schema.ts'
import { readWorklist } from '../../src/worklist/read-worklist.ts'
import { multiply } from '../support/many-rows.ts'
import { aDocument } from '../support/papers.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, newNumber } from '../support/world.ts'

const MANY = 20_000
const LIMIT = 10

let service: TestService
let actor: Actor
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  const found = await authenticate(service.db, service.as('auditor').secret ?? '')
  if (!found) throw new Error('no actor')
  actor = found
  retreatId = await aLargeLedger()
}, 120_000)
afterAll(() => service.close())

/** One retreat with as much of everything as takes an index to find. */
async function aLargeLedger(): Promise<string> {
  const { superuser } = service
  const finance = service.as('finance')
  const { id } = await aRetreat(service, [{ code: 'A', amount: 10_000 }])
  const pledge = await anActivePledge(service, { retreatId: id, amount: 10_000 })
  const receipt = await aReceipt(service, pledge.id, 100)
  await service.as('verifier').made(`/v1/disbursements/${receipt.id}/verification`)
  const refund = {
    amount: 1,
    refundedOn: '2025-06-01',
    evidence: { kind: 'sts', number: newNumber('R') },
    reason: 'Salah',
  }
  await finance.made(`/v1/disbursements/${receipt.id}/refunds`, refund)
  const spent = { lineCode: 'A', amount: 1, spentOn: '2025-05-01', sp2dNumber: newNumber('SP2D') }
  await finance.made(`/v1/retreats/${id}/expenditures`, spent)
  const numbered = (field: string) =>
    `jsonb_build_object('${field}', 'NO/' || (100000 + n) || '/2025', 'amount', n)`
  const on = (field: string) => `jsonb_build_object('${field}', date '2025-01-01' + n % 90)`
  const whole = `jsonb_build_object('unallocated', n, 'allocations', '[]'::jsonb)`
  const due = `jsonb_build_object('instalments', jsonb_build_array(jsonb_build_object('dueOn', '2025-12-01', 'amount', n)))`
  const agreed = `jsonb_build_object('agreement_kind', 'nphd', 'agreement_number', 'NPHD/' || n, 'agreement_signed_on', date '2025-05-01')`
  const named = `jsonb_build_object('legal_name', 'PT Banyak ' || n, 'npwp', '09' || (10000000000000 + n), 'nib', (8000000000000 + n)::text)`
  for (const [table, changed] of [
    ['pledges', `${numbered('letter_number')} || ${on('pledged_on')} || ${whole} || ${due} || ${agreed}`],
    ['disbursements', `${numbered('evidence_number')} || ${on('received_on')} || ${whole}`],
    [
      'adjustments',
      `${numbered('evidence_number')} || jsonb_build_object('pledge_id', uuidv7(), 'state', 'withdrawn')`,
    ],
    ['expenditures', `${numbered('sp2d_number')} || ${on('spent_on')}`],
    ['companies', named],
  ] as const)
    await multiply(superuser, table, MANY, changed)
  return id
}

type List = (
  reader: Reader,
  query: Record<string, unknown>,
) => Promise<{ items: unknown[]; nextCursor: string | null }>

const lists: Record<string, List> = {
  pledges: (reader, query) => listPledges(reader, actor, PledgeQuery.parse({ retreatId, ...query })),
  disbursements: (reader, query) =>
    listDisbursements(reader, actor, DisbursementQuery.parse({ retreatId, ...query })),
  adjustments: (reader, query) => listAdjustments(reader, actor, AdjustmentQuery.parse(query)),
  expenditures: (reader, query) => listExpenditures(reader, retreatId, ExpenditureQuery.parse(query)),
  companies: (reader, query) => listCompanies(reader, CompanyQuery.parse(query)),
}

/** What a page of this list, and the page after it, fetch of the list's own table. */
async function fetchedBy(list: string, query: Record<string, unknown>): Promise<number> {
  const client = await service.superuser.connect()
  await client.query('begin')
  const read = lists[list]
  if (!read) throw new Error('no such list')
  const count = async () => {
    const { rows } = await client.query(
      'select seq_tup_read + idx_tup_fetch as fetched from pg_stat_xact_user_tables where relname = $1',
      [list],
    )
    return Number(rows[0].fetched)
  }
  const before = await count()
  const page = await read(drizzle(client), { limit: LIMIT, ...query })
  if (page.nextCursor !== null)
    await read(drizzle(client), { limit: LIMIT, ...query, cursor: page.nextCursor })
  const fetched = (await count()) - before
  await client.query('rollback')
  client.release()
  return fetched
}

it.each(['pledges', 'disbursements'])('one or two characters do not go through all %s', async (list) => {
  for (const q of ['7', '17', 'z']) expect(await fetchedBy(list, { q })).toBeLessThan(MANY / 20)
})

const days = { from: '2025-02-03', to: '2025-02-03' }
const everywhere = { retreatId: undefined }
it.each<[string, Record<string, unknown>]>([
  ['pledges', {}],
  ['pledges', { q: 'no/117000' }],
  ['pledges', { q: '117000' }],
  ['pledges', { q: 'no/', sort: '-amount' }],
  ['pledges', { sort: 'amount' }],
  ['pledges', { sort: '-pledgedOn' }],
  ['pledges', { sort: '-amount', ...everywhere }],
  ['pledges', { state: ['draft', 'active'] }],
  ['pledges', { amountFrom: 700, amountTo: 705 }],
  ['pledges', { overdue: 'true' }],
  ['pledges', { lineCode: ['TIDAK-ADA'], ...everywhere }],
  ['disbursements', { q: 'no/117000' }],
  ['disbursements', { q: 'contoh' }],
  ['disbursements', { sort: '-receivedOn', ...everywhere }],
  ['disbursements', { sort: 'amount', q: '2025' }],
  ['disbursements', { amountFrom: 700, amountTo: 705 }],
  ['disbursements', { lineCode: ['TIDAK-ADA'], ...everywhere }],
  ['adjustments', { q: 'no/117000' }],
  ['adjustments', { sort: '-amount' }],
  ['expenditures', { q: '117000' }],
  ['expenditures', { sort: '-spentOn' }],
  ['expenditures', { sort: 'amount' }],
  ['companies', { q: 'banyak 11700' }],
  ['companies', { q: '09 10000000011700' }],
  ['companies', { sort: 'legalName' }],
  ['companies', { sort: '-legalName', q: 'pt' }],
])('a page of %s with %j fetches little more than is on it', async (list, query) => {
  expect(await fetchedBy(list, query)).toBeLessThan(MANY / 20)
})

it.each(['pledges', 'disbursements', 'expenditures'])('a day of %s is found by its index', async (list) => {
  // Of ninety days one is wanted: where the newest records are gone through instead, a page is found soon.
  expect(await fetchedBy(list, days)).toBeLessThan(MANY / 8)
})

it.each(['finance', 'verifier'] as const)(
  'the worklist of %s reads what waits, and not what is done',
  async (role) => {
    const client = await transactionOf(service.superuser)
    const fetched = async () => {
      const { rows } = await client.query(
        `select sum(seq_tup_read + idx_tup_fetch)::int as fetched from pg_stat_xact_user_tables
       where relname in ('pledges', 'disbursements', 'companies')`,
      )
      return rows[0].fetched
    }
    const before = await fetched()
    const findings = { settings: defaultFindingSettings, language: 'id' } as const
    await readWorklist({ $client: client } as unknown as Db, { ...actor, roles: [role] }, findings)

    expect((await fetched()) - before).toBeLessThan(MANY / 20)
  },
)

it('documents are searched by index', async () => {
  const client = await transactionOf(service.superuser)
  await aDocument(service)
  await multiply(
    service.superuser,
    'documents',
    MANY,
    `jsonb_build_object('name', 'pindai ' || n || '.pdf', 'sha256', encode(sha256(n::text::bytea), 'hex'))`,
  )
  const page = await listDocuments(
    drizzle(client) as unknown as Db,
    actor,
    DocumentQuery.parse({ q: 'pindai 11700' }),
  )

  const { rows } = await client.query(
    "select seq_tup_read + idx_tup_fetch as fetched from pg_stat_xact_user_tables where relname = 'documents'",
  )
  expect(page.items).toHaveLength(1)
  expect(Number(rows[0].fetched)).toBeLessThan(MANY / 20)
})
