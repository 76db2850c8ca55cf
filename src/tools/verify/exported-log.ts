/**
 * The log as a file of JSON lines: public keys, then every event as it was sealed (the line's bytes are what was
 * hashed), each checkpoint after the last event that it covers, with the hashes of the events since the one before.
 */
import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Tx } from '../../platform/db/client.ts'
import { NoteError, readVerifierKey } from '../../platform/log/checkpoint.ts'
import type { AuditedEvent } from './actor-audit.ts'
import { LogAudit, type Trust } from './audit-log.ts'
import { EventAudit } from './event-audit.ts'
import type { Examination } from './examination.ts'
import { isReadable, PeopleAudit } from './people-audit.ts'
import { RowAudit } from './row-audit.ts'
import { hashesIn, storedKeys, storedLog } from './stored-log.ts'

/** The lines of an export. */
export async function* exportLines(tx: Tx): AsyncGenerator<string> {
  for (const publicKey of await storedKeys(tx)) yield JSON.stringify({ publicKey })
  let kept: Buffer[] = []
  for await (const step of storedLog(tx)) {
    if ('entry' in step) {
      kept.push(step.entry.keptHash)
      yield step.entry.leaf ?? JSON.stringify({ gone: true })
    } else {
      const leaves = step.copies.length > 0 ? step.copies : kept
      yield JSON.stringify({ checkpoint: step.note, leaves: Buffer.concat(leaves).toString('base64') })
      kept = []
    }
  }
}

/** What a line may be. Of an event no more than what is read of it: its bytes are what is signed. */
const Line = z.union([
  z.strictObject({ publicKey: z.string() }),
  z.strictObject({ checkpoint: z.string(), leaves: z.string() }),
  z.strictObject({ gone: z.literal(true) }),
  z.looseObject({
    id: z.string(),
    position: z.int(),
    type: z.string(),
    subject: z.looseObject({ type: z.string(), id: z.string() }),
    retreatId: z.string().nullable(),
    actorId: z.string(),
    apiKeyId: z.string().nullable(),
    occurredAt: z.string(),
    data: z.looseObject({}),
    rows: z.array(z.looseObject({ table: z.string(), row: z.looseObject({}) })),
  }),
])

/** The file is something else, or was damaged on its way: nothing can be said of a log. */
export class ExportError extends Error {}

/** More than any event has; a file without line ends is not read into memory. */
const MOST_BYTES_OF_LINE = 256 * 1024 * 1024

/** Checks an export. Without keys to trust, those that it brings itself tell what disagrees, and vouch for nothing. */
export async function auditExportedLog(input: Readable, trust: Partial<Trust>): Promise<Examination> {
  const given = trust.keys ?? []
  const keys = [...given]
  const audit = new LogAudit({ keys, outside: trust.outside ?? [] })
  const people = new PeopleAudit()
  const written = new RowAudit()
  const told = new EventAudit()
  let number = 0
  for await (const text of linesOf(input)) {
    number += 1
    const line = readLine(text, number)
    if ('publicKey' in line) {
      if (given.length === 0) keys.push(keyIn(String(line.publicKey), number))
    } else if ('checkpoint' in line) {
      audit.checkpoint(String(line.checkpoint), hashesIn(Buffer.from(String(line.leaves), 'base64')))
    } else if ('gone' in line) audit.add({ leaf: null })
    else {
      audit.add({ leaf: text })
      people.add(line as AuditedEvent)
      written.add(line as AuditedEvent)
      told.add(line as AuditedEvent)
    }
  }
  if (number === 0) throw new ExportError('it is empty')
  const verdicts = [...audit.verdicts(), ...people.verdicts(), written.verdict(), told.verdict()]
  return { verdicts, extent: audit.extent({ believesOwnCheckpoints: given.length > 0 }) }
}

function readLine(text: string, number: number): z.infer<typeof Line> {
  const { data, success } = Line.safeParse(parsed(text))
  if (success && (!('rows' in data) || isReadable(data as AuditedEvent))) return data
  throw new ExportError(`line ${number} is neither a key, an event nor a checkpoint`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function keyIn(publicKey: string, number: number) {
  try {
    return readVerifierKey(publicKey)
  } catch (error) {
    throw error instanceof NoteError ? new ExportError(`line ${number} ${error.message}`) : error
  }
}

/** Parted at newlines alone, for a text may hold what readline takes for the end of a line. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  let rest: Buffer[] = []
  let restBytes = 0
  let number = 0
  for await (const chunk of input) {
    let bytes = Buffer.from(chunk)
    for (let end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n')) {
      number += 1
      yield textOf([...rest, bytes.subarray(0, end)], number)
      rest = []
      restBytes = 0
      bytes = bytes.subarray(end + 1)
    }
    if (bytes.length > 0) rest.push(bytes)
    restBytes += bytes.length
    if (restBytes > MOST_BYTES_OF_LINE) throw new ExportError('it has a line of more than 256 MiB')
  }
  if (rest.length > 0) yield textOf(rest, number + 1)
}

/** Other bytes are never read as the same text; the line ends of Windows are no part of it. */
function textOf(bytes: readonly Buffer[], number: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(bytes)).replace(/\r$/, '')
  } catch {
    throw new ExportError(`line ${number} is not UTF-8`)
  }
}
