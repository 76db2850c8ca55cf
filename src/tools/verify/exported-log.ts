/**
 * The log as a file of JSON lines: public keys, then every event as it was sealed (the line's bytes are what was
 * hashed), each checkpoint after the last event that it covers, with the hashes of the events since the one before.
 */
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Tx } from '../../platform/db/client.ts'
import { readVerifierKey } from '../../platform/log/checkpoint.ts'
import { LogAudit, type Trust } from './audit-log.ts'
import type { Verdict } from './check.ts'
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

interface Line {
  publicKey?: string
  checkpoint?: string
  leaves?: string
  gone?: true
}

/** Checks an export. Without keys to trust, those that it brings itself are believed. */
export async function auditExportedLog(input: Readable, trust: Partial<Trust>): Promise<Verdict[]> {
  const given = trust.keys ?? []
  const keys = [...given]
  const audit = new LogAudit({ keys, outside: trust.outside ?? [] })
  for await (const line of createInterface({ input })) {
    const { publicKey, checkpoint, leaves = '', gone } = JSON.parse(line) as Line
    if (publicKey !== undefined) {
      if (given.length === 0) keys.push(readVerifierKey(publicKey))
    } else if (checkpoint !== undefined) {
      audit.checkpoint(checkpoint, hashesIn(Buffer.from(leaves, 'base64')))
    } else audit.add({ leaf: gone ? null : line })
  }
  return audit.verdicts()
}
