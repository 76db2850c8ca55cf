import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BEGIN_SNAPSHOT } from '../../platform/db/pipeline.ts'
import { StartError } from '../../platform/shared/start-error.ts'
import { exportLines } from '../verify/exported-log.ts'
import { onDatabase } from './on-database.ts'

export const usage = `Usage: cakupan export-log <file>

Writes the sealed log to a file, or with - to the standard output. cakupan verify --export <file> can check it elsewhere,
without a database, and so can anyone (docs/log.md). Reads only, in one snapshot, beside a running service.`

export async function run([file, ...more]: string[]): Promise<void> {
  if (file === undefined || more.length > 0)
    throw new StartError('Name one file: cakupan export-log log.jsonl, or - for the standard output.')
  const lines = await onDatabase((db) =>
    db.transaction(async (tx) => {
      let count = 0
      const counted = async function* () {
        for await (const line of exportLines(tx)) {
          count += 1
          yield `${line}\n`
        }
      }
      if (file === '-') await pipeline(Readable.from(counted()), process.stdout, { end: false })
      else await pipeline(Readable.from(counted()), createWriteStream(file))
      return count
    }, BEGIN_SNAPSHOT),
  )
  // Beside the lines where these go to the standard output.
  process.stderr.write(`${lines} lines in ${file}: keys, events, and checkpoints.\n`)
}
