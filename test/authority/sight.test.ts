/** A key that is limited to some retreats: what belongs to another is, to it, not there. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refundOf } from '../support/adjustments.ts'
import type { Client } from '../support/client.ts'
import { aDocument } from '../support/papers.ts'
import { aPerson } from '../support/people.ts'
import { aSealedReport } from '../support/sealed-reports.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  aCompany,
  anActivePledge,
  aReceipt,
  aRetreat,
  newNumber,
  onLines,
  pledgeOf,
  receiptOf,
} from '../support/world.ts'

let service: TestService
let limited: Client
/** A key with the same roles that sees every retreat. */
let unlimited: Client
let mine: Record<Kind, string>
let theirs: Record<Kind, string>

const kinds = [
  'retreats',
  'pledges',
  'disbursements',
  'adjustments',
  'appropriations',
  'expenditures',
  'findings',
  'documents',
  'sealed-reports',
  'events',
] as const
type Kind = (typeof kinds)[number]
interface Operation {
  requestBody?: unknown
  security?: unknown[]
}

/** One record of every kind that belongs to a retreat. */
async function aWorld(): Promise<Record<Kind, string>> {
  const [finance, auditor] = [service.as('finance'), service.as('auditor')]
  const retreats = (await aRetreat(service, [{ code: 'L1', amount: 1_000 }])).id
  const pledges = (await anActivePledge(service, { retreatId: retreats, amount: 1_000 })).id
  const documents = (await aDocument(service)).id
  const evidence = { kind: 'sts', number: newNumber('STS'), documentId: documents }
  const disbursements = (await aReceipt(service, pledges, 10, { evidence })).id
  const adjustments = (await finance.made(`/v1/disbursements/${disbursements}/refunds`, refundOf(1))).id
  const appropriation = { effectiveOn: '2025-02-01', documentNumber: 'DPA/1', items: onLines({ L1: 20 }) }
  const appropriations = (await finance.made(`/v1/retreats/${retreats}/appropriations`, appropriation)).id
  const spending = { lineCode: 'L1', amount: 10, spentOn: '2025-06-24', sp2dNumber: randomUUID() }
  const expenditures = (await finance.made(`/v1/retreats/${retreats}/expenditures`, spending)).id
  const findings = (await auditor.get(`/v1/retreats/${retreats}/findings`)).body.items[0].id
  // A finding has a history from its first follow-up on.
  await auditor.made(`/v1/findings/${findings}/follow-ups`, { kind: 'explained', reason: 'Menunggu surat' })
  await seal(service)
  const sealed = await aSealedReport(service, { report: 'receipts', retreatId: retreats })
  const feed = (await auditor.get(`/v1/events?retreatId=${retreats}&types=pledge.approved`)).body
  return {
    retreats,
    pledges,
    disbursements,
    adjustments,
    appropriations,
    expenditures,
    findings,
    documents,
    'sealed-reports': sealed.id,
    events: String(feed.items[0].position),
  }
}

beforeAll(async () => {
  service = await startTestService()
  ;[mine, theirs] = [await aWorld(), await aWorld()]
  const partner = await aPerson(service, 'finance', 'verifier', 'auditor')
  limited = await partner.keyOf({ scopes: { retreatIds: [mine.retreats] } })
  unlimited = partner.client
})
afterAll(() => service.close())

it('is listed its own alone', async () => {
  for (const kind of ['retreats', 'pledges', 'disbursements', 'adjustments', 'documents', 'sealed-reports']) {
    const { body } = await limited.get(`/v1/${kind}`)
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([mine[kind as Kind]])
  }
})

it('is not helped by asking for the other', async () => {
  const { body } = await limited.get(`/v1/pledges?retreatId=${theirs.retreats}`)

  expect(body.items).toEqual([])
})

it('reads its own', async () => {
  for (const kind of ['retreats', 'pledges', 'disbursements'] as const) {
    expect((await limited.get(`/v1/${kind}/${mine[kind]}`)).status).toBe(200)
  }
})

describe('what is another’s and what is nowhere are told with the same words', () => {
  /** All but what names the very request. */
  const wordsOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => {
    const { instance: _instance, requestId: _requestId, ...words } = body
    return { status, ...words }
  }

  it('on every address below a record of a retreat, whatever the body', async () => {
    const { paths } = service.app.swagger() as unknown as {
      paths: Record<string, Record<string, Operation>>
    }
    const checked: string[] = []
    for (const [path, methods] of Object.entries(paths)) {
      const [, of] = /^\/v1\/([\w-]+)\/\{(?:id|position)\}/.exec(path) ?? []
      const kind = kinds.find((each) => each === of)
      if (kind === undefined) continue
      const nowhereId = () => (kind === 'events' ? '999999' : randomUUID())
      for (const method of Object.keys(methods) as ('get' | 'post' | 'patch')[]) {
        for (const body of [exampleOf(methods[method]), { bukan: 'isian' }]) {
          const ask = (id: string, client = limited) => {
            const address = path.replace(/\{(id|position)\}/, id).replace('{version}', '1')
            if (method === 'get')
              return client.get(`${address}${path.endsWith('/coverage') ? '?venue=KOTA' : ''}`)
            if (isUpload(methods[method])) {
              const { file: _file, ...fields } = body as Record<string, string>
              return client.upload(address, { name: 'a.csv', content: Buffer.from('bukan;tabel') }, fields)
            }
            return method === 'post'
              ? client.post(address, body)
              : client.patch(address, body, { 'if-match': '*' })
          }

          const [another, nowhere, toAll] = await Promise.all([
            ask(theirs[kind]),
            ask(nowhereId()),
            ask(nowhereId(), unlimited),
          ])

          expect(nowhere.status, `${method} ${path} ${JSON.stringify(body)}`).toBe(404)
          expect(wordsOf(another), `${method} ${path} ${JSON.stringify(body)}`).toEqual(wordsOf(nowhere))
          expect(toAll.status, `${method} ${path} to whoever sees all`).toBe(404)
          checked.push(`${method} ${path}`)
        }
      }
    }
    expect(new Set(checked).size).toBeGreaterThan(40)
  })

  it('where a body names it', async () => {
    const company = await aCompany(service)
    const pledge = (retreatId: string) => pledgeOf(service, { retreatId, companyId: company.id, amount: 1 })

    const pledges = await Promise.all(
      [theirs.retreats, randomUUID()].map(async (id) => limited.post('/v1/pledges', await pledge(id))),
    )
    const receipts = await Promise.all(
      [theirs.pledges, randomUUID()].map((id) => limited.post('/v1/disbursements', receiptOf(id, 1))),
    )

    for (const [another, nowhere] of [pledges, receipts]) {
      if (!another || !nowhere) throw new Error('two answers')
      expect(nowhere.status).toBeGreaterThanOrEqual(404)
      expect(wordsOf(another)).toEqual(wordsOf(nowhere))
    }
  })
})

function isUpload(operation: Operation | undefined): boolean {
  return JSON.stringify(operation?.requestBody ?? {}).includes('multipart/form-data')
}

/** The documented example of a request's body. */
function exampleOf(operation: Operation | undefined): object {
  const { schemas } = (
    service.app.swagger() as unknown as { components: { schemas: Record<string, Example> } }
  ).components
  const name = /"#\/components\/schemas\/(\w+)"/.exec(JSON.stringify(operation?.requestBody ?? {}))?.[1]
  return schemas[name ?? '']?.examples?.[0] ?? {}
}

interface Example {
  examples?: object[]
}
