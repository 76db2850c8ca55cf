/**
 * When keys and sessions were last used. Written behind the answers and in passing: nothing that is answered rests on it,
 * so no lock, no read-only database and no replica that is gone can hold up or fail who uses a key.
 */
import type { Db } from '../db/client.ts'
import { BEGIN, COMMIT, type Statement, sendPipelined, withConnection } from '../db/pipeline.ts'

/** Where the last use could not be written, the next attempt waits for so long. */
const PAUSE_MS = 5_000

type Used = 'api_keys' | 'sessions'

interface Notes {
  waiting: Record<Used, Set<string>>
  isWriting: boolean
  notBefore: number
}

const notesOf = new WeakMap<Db, Notes>()

/** Once a minute is enough to tell a used key from a forgotten one: the caller sees to that. */
export function noteUse(anybodys: Db, what: Used, id: string): void {
  // Whose key it is neither waits for this nor has it counted.
  const db = anybodys.of(null)
  const notes = notesOf.get(db) ?? {
    waiting: { api_keys: new Set(), sessions: new Set() },
    isWriting: false,
    notBefore: 0,
  }
  notesOf.set(db, notes)
  if (Date.now() < notes.notBefore) return
  notes.waiting[what].add(id)
  if (!notes.isWriting) void writeDown(db, notes)
}

/** On one connection at a time, whatever waits then. */
async function writeDown(db: Db, notes: Notes): Promise<void> {
  notes.isWriting = true
  try {
    for (let what = nextOf(notes); what !== undefined; what = nextOf(notes)) {
      const ids = [...notes.waiting[what]]
      notes.waiting[what].clear()
      await withConnection(db.$client, (client) =>
        sendPipelined(client, [BEGIN, WAIT_FOR_NOBODY, used(what, ids), COMMIT]),
      )
    }
  } catch {
    notes.notBefore = Date.now() + PAUSE_MS
  } finally {
    notes.isWriting = false
  }
}

function nextOf({ waiting }: Notes): Used | undefined {
  return (['api_keys', 'sessions'] as const).find((what) => waiting[what].size > 0)
}

/** Neither for the disk nor for a replica: a crash may forget it. */
const WAIT_FOR_NOBODY: Statement = {
  name: 'wait for nobody',
  text: 'set local synchronous_commit = off',
  values: [],
}

function used(what: Used, ids: string[]): Statement {
  return {
    name: `${what} used`,
    text: `
      update ${what} set last_used_at = now()
      where id in (select id from ${what} where id = any ($1::uuid[]) for no key update skip locked)`,
    values: [ids],
  }
}
