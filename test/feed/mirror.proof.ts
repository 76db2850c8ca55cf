/** Another system that keeps what the feed tells has, in the end, what the lists of the API show. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fewAtOnce } from '../support/few-at-once.ts'
import { Mirror, type MirroredRecord } from '../support/mirror.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aWholeLedger } from '../support/whole-ledger.ts'

const MINUTES = 5 * 60_000

let service: TestService
let mirror: Mirror
beforeAll(async () => {
  service = await startTestService()
  mirror = new Mirror()
  await aWholeLedger(service)
  await mirror.catchUp(service.as('integration'), 7)
  await seal(service)
  await mirror.catchUp(service.as('integration'))
}, MINUTES)
afterAll(() => service.close())

type Item = Record<string, unknown>

async function listed(path: string, filter = ''): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor = ''; ; ) {
    const { status, body } = await service.as('auditor').get(`${path}?limit=200${filter}${cursor}`)
    expect(status, `${path}: ${body.detail}`).toBe(200)
    items.push(...body.items)
    if (body.nextCursor === null) return items
    cursor = `&cursor=${body.nextCursor}`
  }
}

async function under(parents: string, path: string): Promise<Item[]> {
  const all = await listed(`/v1/${parents}`)
  return (await fewAtOnce(all, ({ id }) => listed(`/v1/${parents}/${id}/${path}`))).flat()
}

/** What was discarded is listed to who looks for it. */
async function withDiscarded(path: string): Promise<Item[]> {
  return [...(await listed(path)), ...(await listed(path, '&state=discarded'))]
}

const lists: Record<string, () => Promise<Item[]>> = {
  company: () => listed('/v1/companies'),
  disclosure: () => under('companies', 'disclosures'),
  retreat: () => listed('/v1/retreats'),
  pledge: () => withDiscarded('/v1/pledges'),
  disbursement: () => listed('/v1/disbursements'),
  adjustment: () => listed('/v1/adjustments'),
  appropriation: () => under('retreats', 'appropriations'),
  expenditure: () => under('retreats', 'expenditures'),
  document: () => listed('/v1/documents'),
}

it.each(Object.entries(lists))('has every %s as it is listed, and no other', async (type, list) => {
  const items = await list()
  const mirrored = new Map(mirror.of(type).map((record) => [record.id, record]))

  expect(items.length).toBeGreaterThan(0)
  expect([...mirrored.keys()].sort()).toEqual(items.map(({ id }) => id).sort())
  for (const item of items) {
    const record = mirrored.get(item.id) as MirroredRecord
    expect(asOwn(record)).toEqual(asOwn(item, record))
  }
})

it('has every budget, and its lines once it is adopted', async () => {
  const auditor = service.as('auditor')
  const paths = (await listed('/v1/retreats')).flatMap(({ id }) =>
    ['', '?state=discarded'].map((filter) => `/v1/retreats/${id}/budgets${filter}`),
  )
  const budgets: Item[] = (await fewAtOnce(paths, (path) => auditor.get(path))).flatMap(
    ({ body }) => body.items,
  )

  expect(mirror.of('budget')).toHaveLength(budgets.length)
  for (const { retreatId, version, state } of budgets) {
    const isOfThis = (record: Item) => record.retreatId === retreatId && record.version === version
    expect(mirror.of('budget').find(isOfThis)).toMatchObject({ state })
    const { body } = await auditor.get(`/v1/retreats/${retreatId}/budgets/${version}`)
    const codes = ['adopted', 'superseded'].includes(String(state))
      ? body.lines.map(({ code }: Item) => code)
      : []
    const mirrored = mirror
      .of('budget_line')
      .filter(isOfThis)
      .sort((one, other) => Number(one.position) - Number(other.position))
    expect(mirrored.map(({ code }) => code)).toEqual(codes)
  }
})

/** Without names of persons, and of a pledge without where it stands, which entries tell; the fields of another, where one is given. */
function asOwn(item: Item, like: Item = item): Item {
  const {
    type: _type,
    allocations,
    unallocated,
    instalments,
    ...own
  } = Object.fromEntries(Object.keys(like).map((field) => [field, nameless(item[field])]))
  const owed = (instalments as { dueOn: string; amount: number }[] | undefined)?.map(({ dueOn, amount }) => ({
    dueOn,
    amount,
  }))
  const isPledge = 'letterNumber' in item
  return { ...own, instalments: owed, ...(isPledge ? {} : { allocations, unallocated }) }
}

function nameless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nameless)
  const isPerson =
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).every((key) => ['id', 'name'].includes(key))
  return isPerson && 'id' in value ? { id: value.id } : value
}
