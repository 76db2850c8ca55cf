/** What `?dryRun=true` promises: the same checks and the same answer, and nothing kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authenticate } from '../../src/platform/authority/authenticate.ts'
import { dryRun } from '../../src/platform/command/dry-run.ts'
import { queryRows } from '../../src/platform/db/pipeline.ts'
import { submitPledge } from '../../src/pledges/submit-pledge.ts'
import { documentOf } from '../support/openapi.ts'
import { type Posting, postingsOf } from '../support/postings.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { storedRows } from '../support/stored-rows.ts'
import { aDraft, anActivePledge, aRetreat, companyOf, receiptOf } from '../support/world.ts'

let service: TestService
let postings: Map<string, Posting>
beforeAll(async () => {
  service = await startTestService()
  postings = await postingsOf(service)
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

interface Operation {
  responses: object
  parameters?: { name?: string; $ref?: string }[]
}

function postRoutes(): { path: string; offers: boolean }[] {
  return Object.entries(documentOf<Operation>(service.app).paths).flatMap(([path, { post }]) =>
    post ? [{ path, offers: post.parameters?.some(({ name }) => name === 'dryRun') ?? false }] : [],
  )
}

function send({ role, path, body, file }: Posting, query: string, key: string | null | undefined) {
  const client = service.as(role)
  const options = key === undefined ? {} : { key }
  return file
    ? client.upload(
        path + query,
        { name: 'tabel.csv', content: file.content },
        file.fields,
        options as object,
      )
    : client.post(path + query, body, options)
}

it('every POST that moves money or state is tried here', () => {
  const offering = postRoutes().filter(({ offers }) => offers)

  expect([...postings.keys()].sort()).toEqual(offering.map(({ path }) => path).sort())
})

it('a POST that moves neither refuses the query instead of doing it', async () => {
  const others = postRoutes().filter(({ offers }) => !offers)
  const { status, body } = await service.as('finance').post('/v1/companies?dryRun=true', companyOf())

  expect(
    others.map(({ path }) => path).filter((path) => /pledges|disbursements|adjustments/.test(path)),
  ).toEqual([
    '/v1/pledges/{id}/documents',
    '/v1/pledges/{id}/documents/{attachmentId}/replacement',
    '/v1/disbursements/{id}/documents',
    '/v1/disbursements/{id}/documents/{attachmentId}/replacement',
    '/v1/adjustments/{id}/documents',
    '/v1/adjustments/{id}/documents/{attachmentId}/replacement',
  ])
  expect([status, body.code]).toEqual([400, 'invalid_query'])
})

it('a dry run of any of them answers as the deed, and leaves every table as it was', async () => {
  const before = await storedRows(service)

  for (const [route, posting] of postings) {
    const tried = await send(posting, '?dryRun=true', null)

    expect(tried.status, `${route}: ${tried.text}`).toBe(200)
    expect(tried.body, route).toMatchObject({ id: null, warnings: expect.any(Array) })
    for (const header of ['etag', 'location', 'idempotency-replayed'])
      expect(tried.headers[header], route).toBeUndefined()
  }
  expect(await storedRows(service)).toEqual(before)
  // The digest would tell.
  await send(postings.get('/v1/disbursements') as Posting, '', undefined)
  expect(await storedRows(service)).not.toEqual(before)
})

it('of one row beside what is made anew each time, the answer is that of the deed', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const pledge = await anActivePledge(service, {
    retreatId,
    amount: 300,
    allocations: [{ lineCode: 'A', amount: 100 }],
  })
  const receipt = receiptOf(pledge.id, 60)

  const tried = await service.as('finance').post('/v1/disbursements?dryRun=true', receipt, { key: null })
  const done = await service.as('finance').post('/v1/disbursements', receipt)

  const { id: _id, createdAt: _created, updatedAt: _updated, warnings: _warnings, ...same } = done.body
  expect(tried.body).toMatchObject(same)
})

describe('it is refused as the deed would be', () => {
  it.each(['', '?dryRun=true'])('for its rules, to whoever asks%s', async (query) => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const pledge = await anActivePledge(service, { retreatId, amount: 300 })
    const path = `/v1/disbursements${query}`

    const tooMuch = await service.as('finance').post(path, receiptOf(pledge.id, 301))
    const notMine = await service.as('verifier').post(path, receiptOf(pledge.id, 1))
    const unseen = await service
      .as('verifier')
      .post(`/v1/pledges/${pledge.id}/approval${query}`, {}, { headers: {} })

    expect(tooMuch.body).toMatchObject({ code: 'pledge_outstanding_exceeded', figures: { left: 300 } })
    expect([notMine.status, unseen.status]).toEqual([403, 428])
  })

  it('by what the database checks at the end of a transaction', async () => {
    const rule = async () =>
      dryRun(
        service.db,
        { actor: await financeActor(), requestId: 'dry-run-test' },
        async (tx) => {
          await queryRows(tx.$client, {
            name: 'a pledge that is amended by nobody',
            text: 'update pledges set amended = 5 where state = $1',
            values: ['active'],
          })
          return { result: {}, events: [] }
        },
        async () => async () => [],
      )

    await expect(rule()).rejects.toMatchObject({ figures: expect.anything() })
  })
})

it('an idempotency key that comes with it is not claimed', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const pledge = await anActivePledge(service, { retreatId, amount: 300 })
  const [key, receipt] = ['key-of-a-dry-run', receiptOf(pledge.id, 60)]

  const tried = await service.as('finance').post('/v1/disbursements?dryRun=true', receipt, { key })
  const done = await service.as('finance').post('/v1/disbursements', receiptOf(pledge.id, 10), { key })

  expect([tried.status, done.status]).toEqual([200, 201])
})

it('its warnings are the findings that it would raise, in both languages, and no others', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const pledge = await anActivePledge(service, { retreatId, amount: 300 })
  await service
    .as('finance')
    .made('/v1/disbursements', receiptOf(pledge.id, 10, { channel: 'other_account' }))
  const another = receiptOf(pledge.id, 20, { channel: 'other_account' })

  const { body } = await service.as('finance').post('/v1/disbursements?dryRun=true', another, { key: null })

  const found = body.warnings.filter(({ code }: { code: string }) => /^F\d\d$/.test(code))
  expect(found.filter(({ code }: { code: string }) => code === 'F01')).toEqual([
    {
      code: 'F01',
      pointer: '',
      detail: { id: expect.stringMatching(/Rp20 /), en: expect.stringMatching(/account/) },
    },
  ])
})

it('counts among what one caller may have under way, and against the rate limit', async () => {
  const narrow = await startTestService({
    security: { shares: { expensiveReads: 1, pdfs: 1, streams: 8 }, keyLimit: 8 },
  })
  const path = `/v1/pledges/${'0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f'}/submission?dryRun=true`
  const answers = await Promise.all(Array.from({ length: 12 }, () => narrow.as('finance').post(path)))
  await narrow.close()

  const codes = answers.map(({ body }) => body.code)
  expect(codes).toContain('rate_limited')
})

it('it lets go of what it holds at its deadline, whatever it still computes', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const { id } = await aDraft(service, { retreatId, amount: 300 })
  const sleeping = (seconds: number) => async (tx: Parameters<typeof submitPledge>[0]) => {
    await queryRows(tx.$client, { name: `sleep ${seconds}`, text: `select pg_sleep(${seconds})`, values: [] })
    return async () => []
  }
  const command = { actor: await financeActor(), requestId: 'dry-run-test' }
  const work: Parameters<typeof dryRun<object, typeof command.actor>>[2] = (tx, actor) =>
    submitPledge(tx, actor, { id })

  const looked = await dryRun(service.db, command, work, sleeping(20), {
    dryRunWithinMs: 30_000,
    foreseeWithinMs: 50,
  })
  const cut = dryRun(service.db, command, work, sleeping(20), {
    dryRunWithinMs: 200,
    foreseeWithinMs: 50_000,
  })

  expect(looked.warnings).toMatchObject([{ code: 'findings_not_foreseen' }])
  await expect(cut).rejects.toMatchObject({ code: expect.stringMatching(/busy|database_unavailable/) })
  expect((await service.as('finance').post(`/v1/pledges/${id}/submission`)).status).toBe(200)
})

async function financeActor() {
  const actor = await authenticate(service.db, service.as('finance').secret ?? '')
  if (!actor) throw new Error('no actor')
  return actor
}
