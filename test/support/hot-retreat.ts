/** One retreat on which everybody works at once: what is known of its records, from the answers alone. */
import { randomUUID } from 'node:crypto'
import type { Random } from './random.ts'
import type { RealService } from './real-service.ts'
import { type Answer, isAcknowledged, type Sent, send } from './requests.ts'
import { companyOf, lineOf, retreatOf } from './world.ts'

/** Kinds of records, each with a field that no other has. */
const markOf = {
  pledge: 'pledgedOn',
  disbursement: 'receivedOn',
  adjustment: 'split',
  expenditure: 'spentOn',
  budget: 'lines',
  appropriation: 'items',
} as const
export type Kind = keyof typeof markOf
export const kinds = Object.keys(markOf) as Kind[]
export type Known = Record<string, unknown> & { state: string }

/** The records that an answer tells of: one, those of a batch, or none of these kinds. */
export function recordsIn(body: Record<string, unknown>): [Kind, Known][] {
  const all = isBatch(body) ? body.items : [body]
  return all.flatMap((record): [Kind, Known][] => {
    const kind = kinds.find((each) => markOf[each] in record)
    return kind ? [[kind, record as Known]] : []
  })
}

/** Many receipts in one answer. */
export function isBatch(body: Record<string, unknown>): body is { items: Record<string, unknown>[] } {
  return 'items' in body && !('id' in body)
}

/** Few lines, so that everybody meets on them, and so little room that it runs out. */
const lineCodes = ['A01', 'A02', 'A03', 'B01', 'K01']
const CEILING = 100_000_000

/** By what a record is told from others of its kind. */
export const keyOf = (record: Record<string, unknown>) => String(record.id ?? record.version)

export class HotRetreat {
  readonly id: string
  readonly companyIds: string[]
  readonly keys: Record<'finance' | 'verifier', string[]>
  /** Everything that was ever sent. */
  readonly sent: Sent[]
  /** Answers to what was only read. */
  readonly reads: (Answer | null)[] = []
  readonly #records = Object.fromEntries(kinds.map((kind) => [kind, new Map()])) as Record<
    Kind,
    Map<string, Known>
  >

  private constructor(id: string, companyIds: string[], keys: HotRetreat['keys'], sent: Sent[]) {
    this.id = id
    this.companyIds = companyIds
    this.keys = keys
    this.sent = sent
  }

  /** A retreat with an adopted budget, some companies, and two persons of each role. */
  static async open(service: RealService, companies = 4): Promise<HotRetreat> {
    const keys = {
      finance: await service.keysOf('finance', 2),
      verifier: await service.keysOf('verifier', 2),
    }
    const sent: Sent[] = []
    const made = async (role: 'finance' | 'verifier', path: string, body: object) => {
      const request = { id: randomUUID(), command: 'prepare', secret: keys[role][0] ?? '', path, body }
      const answer = await send(service.processes[0]?.url ?? '', request)
      if (!isAcknowledged(answer)) throw new Error(`POST ${path}: ${JSON.stringify(answer)}`)
      sent.push({ ...request, answer })
      return answer.body as Known
    }
    const companyIds: string[] = []
    while (companyIds.length < companies) {
      companyIds.push(String((await made('finance', '/v1/companies', companyOf())).id))
    }
    const { id } = await made('finance', '/v1/retreats', retreatOf())
    const hot = new HotRetreat(String(id), companyIds, keys, sent)
    const budgets = `/v1/retreats/${id}/budgets`
    hot.learn(
      await made(
        'finance',
        budgets,
        hot.budgetOf(() => CEILING),
      ),
    )
    hot.learn(await made('verifier', `${budgets}/1/adoption`, { adoptedOn: '2025-01-10' }))
    return hot
  }

  /** A budget whose every line has such a ceiling; the last line is closed to CSR. */
  budgetOf(ceiling: () => number) {
    const lines = lineCodes.map((code) =>
      lineOf({
        code,
        amount: ceiling(),
        venueCode: code === 'B01' ? 'PANTAI' : null,
        csrEligible: code !== 'K01',
      }),
    )
    return { reason: 'RAB contoh', lines }
  }

  lineCode(random: Random): string {
    return random.pick(lineCodes) ?? ''
  }

  /** One of the records that were last seen like this. */
  some(kind: Kind, random: Random, condition: (record: Known) => boolean): Known | undefined {
    return random.pick([...this.#records[kind].values()].filter(condition))
  }

  /** How many there are of a kind, as far as is known. */
  count(kind: Kind): number {
    return this.#records[kind].size
  }

  /** Keeps the newest that any answer said of its records. */
  learn(body: Record<string, unknown>): void {
    for (const [kind, record] of recordsIn(body)) {
      const known = this.#records[kind].get(keyOf(record))
      if (!isOlder(record, known)) this.#records[kind].set(keyOf(record), record)
    }
  }

  personOf(role: 'finance' | 'verifier', random: Random): string {
    return random.pick(this.keys[role]) ?? ''
  }
}

/** A budget's version is its name, and it has but one. */
function isOlder(record: Known, known: Known | undefined): boolean {
  return known !== undefined && !('lines' in record) && Number(record.version) < Number(known.version)
}
