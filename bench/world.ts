/** What the load works on, made over HTTP: retreats with adopted budgets, active pledges, and keys. */
import { randomInt, randomUUID } from 'node:crypto'
import { ADMIN_KEY } from './service.ts'

export const KEYS = 64
const PER_LINE = 1_000_000_000
/** Of a receipt, on each of its lines: of a thousand receipts on a pledge there is room for twenty times as many. */
const LARGEST_SHARE = 100_000
const MANY_RETREATS = 16
const LINES_OF_MANY = 40
const LINES_OF_REPORT = 200
const PLEDGES = 32

export const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Makassar' }).format(new Date())

export type Caller = ReturnType<typeof caller>

/** Who makes, and who decides on it. */
export interface Makers {
  finance: Caller
  verifier: Caller
}

/** A pledge on three lines. */
export interface Pledge {
  id: string
  codes: string[]
}

/** A caller of the API with this key. */
export function caller(url: string, key: string) {
  return async <Answer = { id: string }>(method: string, path: string, body?: object): Promise<Answer> => {
    const record = /^(.+)\/(?:approval|adoption)$/.exec(path)?.[1]
    const seen =
      record && (await fetch(`${url}/v1${record}`, { headers: { authorization: `Bearer ${key}` } }))
    const response = await fetch(`${url}/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(seen && { 'if-match': String(seen.headers.get('etag')) }),
        ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const answer = (await response.json()) as Answer
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
    return answer
  }
}

/**
 * Keys of so many different callers: limits go by key, makers by its owner. They are systems, for which one person answers:
 * their keys an admin may make.
 */
export async function makeKeys(url: string, role: string, count: number): Promise<string[]> {
  const admin = caller(url, ADMIN_KEY)
  const person = { kind: 'person', name: 'Penanggung jawab contoh', roles: ['auditor'] }
  // The other side of a comparison may be a release that knows no kinds, and no one who answers.
  const answers = await admin('POST', '/users', person).catch(() => null)
  const kind = answers ? { kind: 'system', responsibleId: answers.id } : {}
  const keys: string[] = []
  for (let each = 0; each < count; each += 1) {
    const { id: userId } = await admin('POST', '/users', {
      ...kind,
      name: `Contoh ${role} ${each}`,
      roles: [role],
    })
    const asked = { name: `bench ${each}`, roles: [role], userId }
    keys.push((await admin<{ key: string }>('POST', '/api-keys', asked)).key)
  }
  return keys
}

/** A caller of a new system in this role. */
export async function makeCaller(url: string, role: string): Promise<{ key: string; call: Caller }> {
  const [key = ''] = await makeKeys(url, role, 1)
  return { key, call: caller(url, key) }
}

/** A caller of a new person who checks. */
export async function makeVerifier(url: string): Promise<Caller> {
  return caller(url, await makeVerifierKey(url))
}

/** The key of a new person who checks: signed in with the first password, with a password and a key of their own. */
export async function makeVerifierKey(url: string): Promise<string> {
  const admin = caller(url, ADMIN_KEY)
  const email = `${randomUUID()}@contoh.example`
  const user = { kind: 'person', name: 'Pemeriksa contoh', email, roles: ['verifier'] }
  const made = await admin('POST', '/users', user).catch(() => null)
  if (!made) return (await makeCaller(url, 'verifier')).key
  const { password } = await admin<{ password: string }>('POST', `/users/${made.id}/initial-password`, {})
  const session = new Session(url)
  await session.send('POST', '/session', { email, password })
  await session.send('PATCH', '/session', { currentPassword: password, newPassword: randomUUID() })
  const { key } = await session.send('POST', '/api-keys', { name: 'bench', roles: ['verifier'] })
  return String(key)
}

/** What a browser keeps of a session, and sends. */
class Session {
  readonly #url: string
  #headers: Record<string, string> = {}

  constructor(url: string) {
    this.#url = url
  }

  async send(method: string, path: string, body: object): Promise<{ csrfToken?: string; key?: string }> {
    const response = await fetch(`${this.#url}/v1${path}`, {
      method,
      headers: {
        ...this.#headers,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        'if-match': '*',
      },
      body: JSON.stringify(body),
    })
    const answer = (await response.json()) as { csrfToken?: string; key?: string }
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
    const cookie = response.headers.get('set-cookie')?.split(';')[0]
    if (cookie && answer.csrfToken) this.#headers = { cookie, 'x-csrf-token': answer.csrfToken }
    return answer
  }
}

export type World = Awaited<ReturnType<typeof makeWorld>>

/** `many`: pledges spread over retreats; `hot`: as many on one; `report`: a retreat of 200 lines, all pledged on. */
export async function makeWorld(url: string) {
  const keys = await makeKeys(url, 'finance', KEYS)
  const makers = { finance: caller(url, keys[0] ?? ''), verifier: await makeVerifier(url) }
  const companyId = await makeCompany(makers)
  const many: Pledge[] = []
  for (let each = 0; each < MANY_RETREATS; each += 1) {
    const retreatId = await makeRetreat(makers, LINES_OF_MANY)
    many.push(
      ...(await makePledges(makers, {
        companyId,
        retreatId,
        count: PLEDGES / MANY_RETREATS,
        lines: LINES_OF_MANY,
      })),
    )
  }
  const hotRetreat = await makeRetreat(makers, LINES_OF_MANY)
  const hot = await makePledges(makers, {
    companyId,
    retreatId: hotRetreat,
    count: PLEDGES,
    lines: LINES_OF_MANY,
  })
  const report = await makeRetreat(makers, LINES_OF_REPORT)
  const count = Math.ceil(LINES_OF_REPORT / 3)
  for (const pledge of await makePledges(makers, {
    companyId,
    retreatId: report,
    count,
    lines: LINES_OF_REPORT,
  })) {
    await makers.finance('POST', '/disbursements', receiptOf(pledge))
  }
  return { keys, many, hot, report }
}

export async function makeCompany({ finance }: Makers): Promise<string> {
  const { id } = await finance('POST', '/companies', {
    legalName: 'PT Contoh Beban',
    npwp: '0012345678901230',
    nib: '1234567890123',
    kbliCode: '05100',
    kbliVersion: '2020',
    regencyCodes: ['64.08'],
  })
  return id
}

export async function makeRetreat({ finance, verifier }: Makers, lines: number): Promise<string> {
  const { id } = await finance('POST', '/retreats', {
    code: `B-${randomUUID().slice(0, 13)}`,
    title: 'Retret beban contoh',
    fiscalYear: 2025,
    startsOn: '2025-06-23',
    endsOn: '2025-06-26',
    venues: [{ code: 'PANTAI', name: 'Pantai Contoh', regencyCode: '64.03' }],
  })
  await finance('POST', `/retreats/${id}/budgets`, {
    reason: 'RAB contoh',
    lines: Array.from({ length: lines }, (_, index) => lineOf(lineCode(index))),
  })
  await verifier('POST', `/retreats/${id}/budgets/1/adoption`, { adoptedOn: '2025-01-10' })
  return id
}

function lineOf(code: string) {
  const amount = PER_LINE * 1000
  return {
    code,
    venueCode: null,
    category: 'transport',
    accountCode: '5.1.02.04.01.0001',
    chartVersion: 'kepmendagri-050-5889-2021',
    description: `Baris contoh ${code} untuk pengukuran`,
    quantity: 1,
    unit: 'paket',
    unitPrice: amount,
    amount,
    csrEligible: true,
  }
}

/** Active pledges on three lines each. */
export async function makePledges(
  { finance, verifier }: Makers,
  {
    companyId,
    retreatId,
    count,
    lines,
  }: { companyId: string; retreatId: string; count: number; lines: number },
): Promise<Pledge[]> {
  const pledges: Pledge[] = []
  for (let each = 0; each < count; each += 1) {
    const codes = [0, 1, 2].map((part) => lineCode((each * 3 + part) % lines))
    const { id } = await finance('POST', '/pledges', {
      retreatId,
      companyId,
      form: 'cash',
      amount: 3 * PER_LINE,
      pledgedOn: '2025-02-01',
      letterNumber: `S-${randomUUID()}`,
      instalments: [{ dueOn: '2025-05-01', amount: 3 * PER_LINE }],
      allocations: codes.map((code) => ({ lineCode: code, amount: PER_LINE })),
    })
    await finance('POST', `/pledges/${id}/submission`, {})
    await verifier('POST', `/pledges/${id}/approval`, {})
    pledges.push({ id, codes })
  }
  return pledges
}

const lineCode = (index: number) => `L${String(index).padStart(3, '0')}`

/** Three rupiah, one on each line of the pledge, received today. */
/** Of an amount of its own, as real ones are: all alike, each would be answered with three warnings that it resembles others. */
export function receiptOf({ id: pledgeId, codes }: Pledge) {
  const share = randomInt(1, LARGEST_SHARE)
  return {
    pledgeId,
    amount: share * codes.length,
    receivedOn: today,
    channel: 'rkud',
    evidence: { kind: 'sts', number: `STS/${randomUUID()}` },
    allocations: codes.map((code) => ({ lineCode: code, amount: share })),
  }
}
