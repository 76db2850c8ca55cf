/**
 * `npm run export-log -- file.jsonl`: writes the sealed log to a file that `npm run verify -- --export file.jsonl`
 * (or anyone, see docs/log.md) can check elsewhere. Reads only, in one snapshot.
 */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BEGIN_SNAPSHOT } from '../db/flight.ts'
import { StartError } from '../shared/start-error.ts'
import { exportLines } from '../verify/exported-log.ts'
import { onDatabase, run } from './on-database.ts'

await run(async () => {
  const [file, ...more] = process.argv.slice(2)
  if (file === undefined || more.length > 0)
    throw new StartError('Name one file: npm run export-log -- log.jsonl')
  const lines = await onDatabase((db) =>
    db.transaction(async (tx) => {
      let count = 0
      const counted = async function* () {
        for await (const line of exportLines(tx)) {
          count += 1
          yield `${line}\n`
        }
      }
      await pipeline(Readable.from(counted()), createWriteStream(file))
      return count
    }, BEGIN_SNAPSHOT),
  )
  process.stdout.write(`${lines} lines in ${file}: keys, events, and checkpoints.\n`)
})
