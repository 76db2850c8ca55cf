/**
 * A desk's day, by a client that knows of the service what openapi.json says and nothing else: somebody of finance signs in, looks
 * what waits, finds a slip, tries a pledge out and writes it down; somebody who checks decides what they saw.
 */
import createClient from 'openapi-fetch'
import type { components, paths } from './openapi-typescript/schema'

type Schemas = components['schemas']

export interface Person {
  email: string
  password: string
}

export interface Day {
  /** Address of the service. */
  baseUrl: string
  finance: Person
  verifier: Person
  /** The number of a deposit slip, as somebody reads it from paper. */
  slip: string
}

/** What came of it, for whoever looks whether the day went well. */
export interface Evening {
  me: { language: string | undefined; mayWrite: boolean }
  found: { pledgeId: string; companyName: string | undefined }
  tried: { id: string | null; unallocated: number }
  drafted: { id: string; again: string | null; isReplayed: boolean }
  waiting: { kind: string; count: number }[]
  decided: { stale: number; changed: unknown; state: string; byWhom: string | null | undefined }
  history: { type: string; by: string | null | undefined }[]
  signedOut: number
}

/** One browser: it keeps its cookies, and sends the token that a foreign page could not know. */
function browser(baseUrl: string) {
  const client = createClient<paths>({ baseUrl })
  const cookies = new Map<string, string>()
  let csrfToken = ''
  client.use({
    onRequest({ request }) {
      request.headers.set('cookie', [...cookies].map((cookie) => cookie.join('=')).join('; '))
      request.headers.set('origin', baseUrl)
      if (csrfToken) request.headers.set('x-csrf-token', csrfToken)
    },
    onResponse({ response }) {
      for (const cookie of response.headers.getSetCookie()) {
        const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? []
        cookies.set(name, value)
      }
    },
  })
  return {
    ...client,
    async signIn(body: Person) {
      const { data } = await client.POST('/v1/session', { body })
      csrfToken = must(data, 'a session').csrfToken
    },
  }
}

function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no ${what}`)
  return value
}

const once = () => ({ 'Idempotency-Key': crypto.randomUUID() })
/** Of a dry run it is null, which openapi-fetch's types leave out. */
const idOf = (made: object) => ('id' in made && typeof made.id === 'string' ? made.id : null)
const etagOf = (response: Response) => must(response.headers.get('etag') ?? undefined, 'ETag')

export async function deskDay({ baseUrl, finance, verifier, slip }: Day): Promise<Evening> {
  const [desk, checker] = [browser(baseUrl), browser(baseUrl)]
  await desk.signIn(finance)
  await checker.signIn(verifier)

  const me = must((await desk.GET('/v1/me')).data, 'person')
  const { data: worklist } = await desk.GET('/v1/worklist')
  must(worklist, 'worklist')

  const { data: hits } = await desk.GET('/v1/disbursements', { params: { query: { q: slip } } })
  const receipt = must(hits?.items[0], 'receipt with that slip')
  const { data: known } = await desk.GET('/v1/pledges/{id}', { params: { path: { id: receipt.pledgeId } } })
  const earlier = must(known, 'pledge of the receipt')

  const body: Schemas['NewPledge'] = {
    retreatId: earlier.retreatId,
    companyId: earlier.companyId,
    form: 'cash',
    amount: 25_000_000,
    pledgedOn: '2025-05-02',
    letterNumber: '044/MEJA/V/2025',
    instalments: [{ dueOn: '2025-06-01', amount: 25_000_000 }],
    allocations: [],
  }
  const dry = await desk.POST('/v1/pledges', {
    params: { header: {}, query: { dryRun: 'true' } },
    body,
  })
  const tried = must(dry.data, 'dry run')
  const header = once()
  const first = await desk.POST('/v1/pledges', { params: { header }, body })
  const second = await desk.POST('/v1/pledges', { params: { header }, body })
  const draft = must(first.data, 'draft')
  const path = { id: must(idOf(draft) ?? undefined, 'id') }
  await desk.POST('/v1/pledges/{id}/submission', { params: { path, header: once() }, body: {} })

  const { data: waiting } = await checker.GET('/v1/worklist')
  const seen = await checker.GET('/v1/pledges/{id}', { params: { path } })
  const corrected = await desk.PATCH('/v1/pledges/{id}', {
    params: { path, header: { 'If-Match': etagOf(seen.response) } },
    body: { letterNumber: '045/MEJA/V/2025' },
  })
  must(corrected.data, 'correction')
  const approve = (etag: string) =>
    checker.POST('/v1/pledges/{id}/approval', {
      params: { path, header: { ...once(), 'If-Match': etag } },
      body: {},
    })
  const stale = await approve(etagOf(seen.response))
  const fresh = await checker.GET('/v1/pledges/{id}', { params: { path } })
  must((await approve(etagOf(fresh.response))).data, 'decision')
  const decided = must((await desk.GET('/v1/pledges/{id}', { params: { path } })).data, 'decided pledge')

  const { data: history } = await desk.GET('/v1/pledges/{id}/history', { params: { path } })
  const signedOut = await desk.DELETE('/v1/session')

  return {
    me: { language: me.preferences?.language, mayWrite: me.operations.includes('pledges.write') },
    found: { pledgeId: receipt.pledgeId, companyName: receipt.companyName },
    tried: { id: idOf(tried), unallocated: tried.unallocated },
    drafted: {
      id: path.id,
      again: idOf(must(second.data, 'the same draft')),
      isReplayed: second.response.headers.get('idempotency-replayed') === 'true',
    },
    waiting: must(waiting, 'worklist').waiting.map(({ kind, count }) => ({ kind, count })),
    decided: {
      stale: stale.response.status,
      changed: stale.error?.figures,
      state: decided.state,
      byWhom: decided.decidedBy?.name,
    },
    history: must(history, 'history').items.map(({ type, actor }) => ({ type, by: actor?.name })),
    signedOut: signedOut.response.status,
  }
}
