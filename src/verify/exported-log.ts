/**
 * The log as a file of JSON lines: public keys, then every event as it was sealed (the line's bytes are what was
 * hashed), each checkpoint after the last event that it covers.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Tx } from '../db/client.ts'
import { readVerifierKey } from '../log/checkpoint.ts'
import { LogAudit, type Trust } from './audit-log.ts'
import type { Verdict } from './check.ts'
import { storedCheckpoints, storedEntries, storedKeys } from './stored-log.ts'

/** The lines of an export. */
export async function* exportLines(tx: Tx): AsyncGenerator<string> {
  for (const publicKey of await storedKeys(tx)) yield JSON.stringify({ publicKey })
  const checkpoints = await storedCheckpoints(tx)
  let size = 0
  for await (const { leaf } of storedEntries(tx)) {
    size += 1
    yield leaf ?? JSON.stringify({ gone: size })
    const checkpoint = checkpoints.get(size)
    if (checkpoint !== undefined) yield JSON.stringify({ checkpoint })
  }
}

/** Checks an export. Without keys to trust, those that it brings itself are believed. */
export async function auditExportedLog(file: string, trust: Partial<Trust>): Promise<Verdict[]> {
  const given = trust.keys ?? []
  const keys = [...given]
  const audit = new LogAudit({ keys, outside: trust.outside ?? [] })
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    const { publicKey, checkpoint } = JSON.parse(line) as { publicKey?: string; checkpoint?: string }
    if (publicKey !== undefined) {
      if (given.length === 0) keys.push(readVerifierKey(publicKey))
    } else if (checkpoint !== undefined) audit.checkpoint(checkpoint)
    else audit.add({ leaf: line })
  }
  return audit.verdicts()
}
