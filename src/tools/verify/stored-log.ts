/** The log of a database, read from its beginning in one snapshot. */
import { and, asc, gt, lte, sql } from 'drizzle-orm'
import { ssoPersons } from '../../platform/authority/sso.table.ts'
import { ssoPersonId } from '../../platform/authority/sso.ts'
import type { Tx } from '../../platform/db/client.ts'
import { NoteError, readVerifierKey, type VerifierKey } from '../../platform/log/checkpoint.ts'
import type { Subtree } from '../../platform/log/merkle.ts'
import { logCheckpoints, logKeys, logNodes } from '../../platform/log/sealed.table.ts'
import { eventColumns, type LoggedEvent, leafOf, type SealedEvent } from '../../platform/log/sealed-event.ts'
import { storedLevelOf } from '../../platform/log/stored-tree.ts'
import { LogAudit, type LogEntry, type Trust } from './audit-log.ts'
import type { Verdict } from './check.ts'
import { EventAudit } from './event-audit.ts'
import type { Examination } from './examination.ts'
import { PeopleAudit } from './people-audit.ts'
import { RowAudit } from './row-audit.ts'
import { Tally } from './tally.ts'

const BATCH = 1_000
const HASH_BYTES = 32

/** A step through a log: an entry with its event, or a checkpoint with the copies of hashes that it carries. */
type Step = { entry: Required<LogEntry>; event: SealedEvent } | { note: string; copies: Buffer[] }

/** The log in its order: every entry (where the event is gone, its kept hash alone), each checkpoint after its last. */
export async function* storedLog(tx: Tx): AsyncGenerator<Step> {
  for (let after = 0; ; ) {
    const { rows } = await tx.execute<SealedEvent & Record<string, unknown> & { hash: Buffer }>(sql`
      select l.position, l.hash, ${eventColumns} from log_leaves l left join events e on e.id = l.event_id
      where l.position > ${after} order by l.position limit ${BATCH}`)
    const last = rows.length < BATCH ? undefined : rows.at(-1)
    const checkpoints = await checkpointsBetween(tx, after, last?.position)
    for (const { hash: keptHash, ...event } of rows) {
      while (checkpoints[0] && checkpoints[0].size < event.position) yield stepOf(checkpoints.shift() as Kept)
      yield { entry: { leaf: event.id === null ? null : leafOf(event), keptHash }, event }
    }
    yield* checkpoints.map(stepOf)
    if (last === undefined) return
    after = last.position
  }
}

type Kept = Pick<typeof logCheckpoints.$inferSelect, 'size' | 'note' | 'leaves'>

function checkpointsBetween(tx: Tx, after: number, until: number | undefined): Promise<Kept[]> {
  const { size, note, leaves } = logCheckpoints
  return tx
    .select({ size, note, leaves })
    .from(logCheckpoints)
    .where(and(gt(size, after), until === undefined ? undefined : lte(size, until)))
    .orderBy(asc(size))
}

function stepOf({ note, leaves }: Kept): Step {
  return { note, copies: hashesIn(leaves ?? Buffer.alloc(0)) }
}

/** Hashes that are kept one after another; of a part too many, one that is too short. */
export function hashesIn(bytes: Buffer): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / HASH_BYTES) }, (_, index) =>
    bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
  )
}

export async function storedKeys(tx: Tx): Promise<string[]> {
  const rows = await tx.select().from(logKeys).orderBy(asc(logKeys.addedAt))
  return rows.map(({ verifierKey }) => verifierKey)
}

/** Checks the whole log of a database. Without keys to trust, those that it keeps itself are believed. */
export async function auditStoredLog(tx: Tx, trust: Partial<Trust>): Promise<Examination> {
  const own = await auditKeys(tx)
  const persons = await auditPersons(tx)
  const tree = await StoredTreeAudit.of(tx)
  const keys = trust.keys?.length ? trust.keys : own.keys
  const audit = new LogAudit({ keys, outside: trust.outside ?? [] })
  const people = new PeopleAudit()
  const written = new RowAudit()
  const told = new EventAudit()
  const learn = (event: LoggedEvent) => {
    people.add(event)
    written.add(event)
    told.add(event)
  }
  for await (const step of storedLog(tx)) {
    if ('note' in step) audit.checkpoint(step.note, step.copies)
    else {
      if (step.entry.leaf !== null) learn(step.event)
      for (const closed of audit.add(step.entry)) tree.compare(closed)
    }
  }
  let unsealed = 0
  for await (const event of unsealedEvents(tx)) {
    unsealed += 1
    learn(event)
  }
  const verdicts = [
    ...audit.verdicts(),
    own.verdict,
    tree.verdict(),
    persons,
    ...people.verdicts(),
    written.verdict(),
    told.verdict(),
  ]
  const { events, signed } = audit.extent({ believesOwnCheckpoints: true })
  return { verdicts, extent: { events: events + unsealed, signed } }
}

/** The hashes above the leaves, each compared once. */
class StoredTreeAudit {
  readonly #tally = new Tally('the stored tree is that of the events')
  readonly #nodes: Map<string, Buffer>

  private constructor(nodes: Map<string, Buffer>) {
    this.#nodes = nodes
  }

  static async of(tx: Tx): Promise<StoredTreeAudit> {
    const rows = await tx.select().from(logNodes)
    return new StoredTreeAudit(new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash])))
  }

  compare({ start, size, hash }: Subtree & { hash: Buffer }): void {
    const level = storedLevelOf(size)
    if (level === null) return
    const name = `${level}/${start / size}`
    const record = `node over positions ${start + 1} to ${start + size}`
    this.#tally.compare(record, hash.toString('hex'), this.#nodes.get(name)?.toString('hex') ?? 'nothing')
    this.#nodes.delete(name)
  }

  verdict(): Verdict {
    for (const name of this.#nodes.keys()) this.#tally.compare(`node ${name}`, null, 'inserted')
    return this.#tally.verdict
  }
}

/** The keys that the log keeps itself. What is no key any more signed nothing. */
async function auditKeys(tx: Tx): Promise<{ keys: VerifierKey[]; verdict: Verdict }> {
  const tally = new Tally('every key of the log is one, under its id')
  const keys: VerifierKey[] = []
  for (const { id, verifierKey } of await tx.select().from(logKeys)) {
    const key = keyIn(verifierKey)
    tally.compare(`key ${id}`, key?.id ?? 'no key', id)
    if (key) keys.push(key)
  }
  return { keys, verdict: tally.verdict }
}

function keyIn(text: string): VerifierKey | null {
  try {
    return readVerifierKey(text)
  } catch (error) {
    if (error instanceof NoteError) return null
    throw error
  }
}

/** The persons of the single sign-on: their ids follow from issuer and subject. */
async function auditPersons(tx: Tx): Promise<Verdict> {
  const tally = new Tally('every person of the single sign-on is who the token names')
  const persons = await tx.select().from(ssoPersons)
  for (const { id, issuer, subject } of persons) {
    tally.compare(`person ${id}`, ssoPersonId({ issuer, subject }), id)
  }
  return tally.verdict
}

async function* unsealedEvents(tx: Tx): AsyncGenerator<LoggedEvent> {
  for (let after = 0; ; ) {
    const { rows } = await tx.execute<LoggedEvent & Record<string, unknown>>(sql`
      select ${eventColumns} from events e left join log_leaves l on l.event_id = e.id
      where l.event_id is null and e.sequence > ${after} order by e.sequence limit ${BATCH}`)
    yield* rows
    const last = rows.length < BATCH ? undefined : rows.at(-1)
    if (last === undefined) return
    after = last.sequence
  }
}
