/** The log of a database, read from its beginning in one snapshot. */
import { asc, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { readVerifierKey } from '../log/checkpoint.ts'
import { logCheckpoints, logKeys, logNodes } from '../log/sealed.table.ts'
import { eventColumns, leafOf, type SealedEvent } from '../log/sealed-event.ts'
import { storedLevelOf } from '../log/stored-tree.ts'
import { LogAudit, type LogEntry, type Trust } from './audit-log.ts'
import type { Verdict } from './check.ts'
import { Tally } from './tally.ts'

const BATCH = 1_000

/** Every entry in order; where the event is gone, its kept hash alone. */
export async function* storedEntries(tx: Tx): AsyncGenerator<Required<LogEntry>> {
  for (let after = 0; ; ) {
    const { rows } = await tx.execute<SealedEvent & Record<string, unknown> & { hash: Buffer }>(sql`
      select l.position, l.hash, ${eventColumns} from log_leaves l left join events e on e.id = l.event_id
      where l.position > ${after} order by l.position limit ${BATCH}`)
    for (const { hash: keptHash, ...event } of rows) {
      yield { leaf: event.id === null ? null : leafOf(event), keptHash }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < BATCH) return
    after = last.position
  }
}

/** Its checkpoints by size. */
export async function storedCheckpoints(tx: Tx): Promise<Map<number, string>> {
  const rows = await tx.select().from(logCheckpoints).orderBy(asc(logCheckpoints.size))
  return new Map(rows.map(({ size, note }) => [size, note]))
}

export async function storedKeys(tx: Tx): Promise<string[]> {
  const rows = await tx.select().from(logKeys).orderBy(asc(logKeys.addedAt))
  return rows.map(({ verifierKey }) => verifierKey)
}

/** Checks the whole log of a database. Without keys to trust, those that it keeps itself are believed. */
export async function auditStoredLog(tx: Tx, trust: Partial<Trust>): Promise<Verdict[]> {
  const keys = trust.keys?.length ? trust.keys : (await storedKeys(tx)).map(readVerifierKey)
  const audit = new LogAudit({ keys, outside: trust.outside ?? [] })
  const checkpoints = await storedCheckpoints(tx)
  const nodes = new Map(
    (await tx.select().from(logNodes)).map((node) => [`${node.level}/${node.index}`, node.hash]),
  )
  const tree = new Tally('the stored tree is that of the events')
  for await (const entry of storedEntries(tx)) {
    for (const { start, size, hash } of audit.add(entry)) {
      const level = storedLevelOf(size)
      if (level === null) continue
      const name = `${level}/${start / size}`
      const record = `node over positions ${start + 1} to ${start + size}`
      tree.compare(record, hash.toString('hex'), nodes.get(name)?.toString('hex') ?? 'nothing')
      nodes.delete(name)
    }
    const note = checkpoints.get(audit.size)
    if (note !== undefined) audit.checkpoint(note)
    checkpoints.delete(audit.size)
  }
  for (const [size, note] of checkpoints) if (size > audit.size) audit.checkpoint(note)
  return [...audit.verdicts(), tree.verdict]
}
