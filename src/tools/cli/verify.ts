import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { NoteError, type VerifierKey } from '../../platform/log/checkpoint.ts'
import { StartError } from '../../platform/shared/start-error.ts'
import type { Trust } from '../verify/audit-log.ts'
import type { Verdict } from '../verify/check.ts'
import { describeOutcome, exitCodes } from '../verify/describe-outcome.ts'
import { type Examination, outcomeOf } from '../verify/examination.ts'
import { auditExportedLog, ExportError } from '../verify/exported-log.ts'
import { readGivenKeys } from '../verify/given-keys.ts'
import { readKeptCheckpoint } from '../verify/kept-checkpoint.ts'
import { verifyLedger } from '../verify/verify-ledger.ts'
import { onDatabase } from './on-database.ts'

export const usage = `Usage: cakupan verify [--checkpoint <file>] [--public-key <key>] [--export <file>]

Checks the whole ledger and its log, and prints what it found. Reads only, in one snapshot, beside a running service; what
is not sealed yet it awaits for 10 seconds.

  exit 0   sound: everything agrees, and a signature vouches for every event
  exit 1   not sound: what disagrees is named
  exit 2   it could not run, and one line says why
  exit 3   sound as far as signed, and events beyond that no known signature vouches for

  --checkpoint <file>   a checkpoint that was kept outside: the answer of GET /v1/checkpoints/latest, or its note alone
                        (repeatable)
  --public-key <key>    a verifier key to trust, or a file with keys: a line each, or the answer of
                        GET /v1/checkpoints/keys (repeatable); else those of the database are believed
  --export <file>       checks an export of the log instead of the database; the keys that it brings itself prove nothing,
                        so give --public-key with it

A file named - is read from the standard input.`

export const exitCodeOfFailure = 2

const STANDARD_INPUT = '-'
/** The sealer is behind by a fraction of a second as a rule. */
const SEALED_WITHIN_MS = 10_000

function tableOf(verdicts: readonly Verdict[]): string {
  const width = Math.max(...verdicts.map(({ name }) => name.length))
  return verdicts
    .map(({ name, compared, wrong, noted = 0 }) => {
      const count = String(compared).padStart(10)
      return `${name.padEnd(width)} ${count}  ${wrong > 0 ? `WRONG: ${wrong}` : noted > 0 ? `NOTED: ${noted}` : 'ok'}`
    })
    .join('\n')
}

function firstDisagreements(verdicts: readonly Verdict[]): string {
  return verdicts
    .flatMap(({ name, examples }) =>
      examples.map(
        ({ record, expected, found }) =>
          `${name}\n  ${printable(record)}\n  expected: ${printable(expected)}\n  found:    ${printable(found)}`,
      ),
    )
    .join('\n')
}

/** What was tampered with may hold anything, and is printed to a terminal. */
function printable(text: string | null): string {
  return text?.replaceAll(/\p{C}/gu, '?') ?? 'nothing'
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
    trust: { keys: values['public-key'].flatMap(keysOf), outside: values.checkpoint.map(noteOf) },
  }
}

function keysOf(keyOrFile: string): VerifierKey[] {
  try {
    return readGivenKeys(isFile(keyOrFile) ? contentOf(keyOrFile) : Buffer.from(keyOrFile))
  } catch (error) {
    throw error instanceof NoteError ? new StartError(noKey(nameOf(keyOrFile), error.message)) : error
  }
}

function noKey(name: string, why: string): string {
  return `--public-key: ${name} is no verifier key (cakupan+…), nor a file with one or with the answer of GET /v1/checkpoints/keys: ${why}. Take it anew, or correct the name of the file. / ${name} bukan kunci verifikasi (cakupan+…), bukan pula berkas yang memuatnya atau memuat jawaban GET /v1/checkpoints/keys; ambil ulang, atau perbaiki nama berkasnya.`
}

/** Before any verdict: a file that was named by mistake, or damaged on its way, says nothing about the ledger. */
function noteOf(file: string): string {
  try {
    return readKeptCheckpoint(contentOf(file))
  } catch (error) {
    throw error instanceof NoteError ? new StartError(noCheckpoint(nameOf(file), error.message)) : error
  }
}

function noCheckpoint(name: string, why: string): string {
  return `${name} is no checkpoint: ${why}. Name the file that was kept. / ${name} bukan titik periksa (jawaban GET /v1/checkpoints/latest atau keenam baris note-nya); sebut berkas yang disimpan.`
}

function noFile(name: string): StartError {
  return new StartError(
    `There is no file ${name}. Correct its name. / Tidak ada berkas ${name}; perbaiki namanya.`,
  )
}

function nameOf(file: string): string {
  return file === STANDARD_INPUT ? 'The standard input' : file
}

function isFile(name: string): boolean {
  return name === STANDARD_INPUT || existsSync(name)
}

function contentOf(file: string): Buffer {
  if (!isFile(file)) throw noFile(file)
  return readFileSync(file === STANDARD_INPUT ? process.stdin.fd : file)
}

async function examinationOf(file: string | undefined, trust: Trust): Promise<Examination> {
  if (file === undefined) {
    return onDatabase((db) => verifyLedger(db, trust, { sealedWithinMs: SEALED_WITHIN_MS }), {
      mustKnowAll: true,
    })
  }
  if (!isFile(file)) throw noFile(file)
  try {
    return await auditExportedLog(file === STANDARD_INPUT ? process.stdin : createReadStream(file), trust)
  } catch (error) {
    if (error instanceof ExportError) throw new StartError(notAnExport(nameOf(file), error.message))
    throw error
  }
}

function notAnExport(name: string, why: string): string {
  return `${name} is no export of the log, or was damaged on its way: ${why}. Have it written anew with cakupan export-log. / ${name} bukan ekspor log, atau rusak di jalan; minta ditulis ulang dengan cakupan export-log.`
}

export async function run(args: string[]): Promise<void> {
  const { file, trust } = optionsOf(args)
  const examination = await examinationOf(file, trust)
  const outcome = outcomeOf(examination)
  const disagreements = firstDisagreements(examination.verdicts)
  const description = describeOutcome(examination, {
    what: file === undefined ? 'ledger' : 'export',
    areKeysGiven: trust.keys.length > 0,
  })
  process.stdout.write(`${tableOf(examination.verdicts)}\n`)
  const report = [disagreements, description].filter((text) => text !== '').join('\n\n')
  const stream = outcome === 'sound' ? process.stdout : process.stderr
  stream.write(`\n${report}\n`)
  process.exitCode = exitCodes[outcome]
}
