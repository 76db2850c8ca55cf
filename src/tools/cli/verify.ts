import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { NoteError, readVerifierKey, type VerifierKey } from '../../platform/log/checkpoint.ts'
import { StartError } from '../../platform/shared/start-error.ts'
import type { Trust } from '../verify/audit-log.ts'
import type { Verdict } from '../verify/check.ts'
import { auditExportedLog } from '../verify/exported-log.ts'
import { readKeptCheckpoint } from '../verify/kept-checkpoint.ts'
import { verifyLedger } from '../verify/verify-ledger.ts'
import { onDatabase } from './on-database.ts'

export const usage = `Usage: cakupan verify [--checkpoint <file>] [--public-key <key>] [--export <file>]

Checks the whole ledger and its log, and prints what it found; exits with 1 where anything disagrees. Reads only, in one
snapshot, beside a running service.

  --checkpoint <file>   a checkpoint that was kept outside: the answer of GET /v1/checkpoints/latest, or its note alone
                        (repeatable)
  --public-key <key>    a verifier key to trust, or a file with it (repeatable); else those of the log are believed
  --export <file>       checks an export of the log instead of the database

A file named - is read from the standard input.`

const STANDARD_INPUT = '-'

function tableOf(verdicts: readonly Verdict[]): string {
  const width = Math.max(...verdicts.map(({ name }) => name.length))
  return verdicts
    .map(({ name, compared, wrong }) => {
      const count = String(compared).padStart(10)
      return `${name.padEnd(width)} ${count}  ${wrong === 0 ? 'ok' : `WRONG: ${wrong}`}`
    })
    .join('\n')
}

function firstDisagreements(verdicts: readonly Verdict[]): string {
  return verdicts
    .flatMap(({ name, examples }) =>
      examples.map(
        ({ record, expected, found }) =>
          `${name}\n  ${record}\n  expected: ${expected ?? 'nothing'}\n  found:    ${found ?? 'nothing'}`,
      ),
    )
    .join('\n')
}

function optionsOf(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      export: { type: 'string' },
      checkpoint: { type: 'string', multiple: true, default: [] },
      'public-key': { type: 'string', multiple: true, default: [] },
    },
  })
  return {
    file: values.export,
    trust: { keys: values['public-key'].map(keyOf), outside: values.checkpoint.map(noteOf) },
  }
}

function keyOf(keyOrFile: string): VerifierKey {
  try {
    return readVerifierKey(isFile(keyOrFile) ? contentOf(keyOrFile).toString() : keyOrFile)
  } catch (error) {
    throw error instanceof NoteError ? new StartError(`--public-key ${keyOrFile} ${error.message}.`) : error
  }
}

/** Before any verdict: a file that was named by mistake, or damaged on its way, says nothing about the ledger. */
function noteOf(file: string): string {
  try {
    return readKeptCheckpoint(contentOf(file))
  } catch (error) {
    throw error instanceof NoteError
      ? new StartError(`${nameOf(file)} is no checkpoint: ${error.message}.`)
      : error
  }
}

function nameOf(file: string): string {
  return file === STANDARD_INPUT ? 'The standard input' : file
}

function isFile(name: string): boolean {
  return name === STANDARD_INPUT || existsSync(name)
}

function contentOf(file: string): Buffer {
  if (!isFile(file)) throw new StartError(`There is no file ${file}.`)
  return readFileSync(file === STANDARD_INPUT ? process.stdin.fd : file)
}

async function verdictsOn(file: string | undefined, trust: Trust): Promise<Verdict[]> {
  if (file === undefined) return onDatabase((db) => verifyLedger(db, trust), { mustKnowAll: true })
  if (!isFile(file)) throw new StartError(`There is no file ${file}.`)
  try {
    return await auditExportedLog(file === STANDARD_INPUT ? process.stdin : createReadStream(file), trust)
  } catch (error) {
    const isOther = error instanceof SyntaxError || error instanceof NoteError
    throw isOther ? new StartError(`${nameOf(file)} is no export of the log.`) : error
  }
}

export async function run(args: string[]): Promise<void> {
  const { file, trust } = optionsOf(args)
  const verdicts = await verdictsOn(file, trust)
  process.stdout.write(`${tableOf(verdicts)}\n`)
  const wrong = verdicts.filter((verdict) => verdict.wrong > 0)
  const what = file === undefined ? 'ledger' : 'log'
  if (wrong.length > 0) {
    process.stderr.write(
      `\n${firstDisagreements(wrong)}\n\nThe ${what} is NOT sound: ${wrong.length} checks disagree.\n`,
    )
    process.exitCode = 1
  } else {
    process.stdout.write(`\nThe ${what} is sound: ${verdicts.length} checks agree.\n`)
  }
}
