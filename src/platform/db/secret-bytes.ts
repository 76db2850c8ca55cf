/** 32 secret bytes of the service, kept as base64: as configured, else in the data folder of the embedded database. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { StartError } from '../shared/start-error.ts'
import { ensureSecret } from './own-files.ts'

const BYTES = 32

/** Where a secret may be configured. */
export interface SecretPlaces {
  /** In base64. */
  key: string | undefined
  file: string | undefined
  /** Where it is made at the first start, in a file with mode 0600. */
  embeddedDataDir: string | null
}

/** What a secret is called where it cannot be read: by people, as a variable, and as a file of its own. */
interface Names {
  called: string
  variable: string
  ownFile: string
}

/** Null where it is configured nowhere. Refused with one line: what cannot be read, or is something else. */
export async function findSecretBytes(
  { key, file, embeddedDataDir }: SecretPlaces,
  { called, variable, ownFile }: Names,
): Promise<Buffer | null> {
  if (key) return bytesOf(key, variable)
  if (file) {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new StartError(
        `The ${called} ${file} cannot be read (${error.code}); mend that, or change ${variable}_FILE.`,
      )
    })
    return bytesOf(text, file)
  }
  if (embeddedDataDir === null) return null
  const own = path.join(embeddedDataDir, ownFile)
  return bytesOf(await ensureSecret(own, () => randomBytes(BYTES).toString('base64')), own)
}

function bytesOf(base64: string, where: string): Buffer {
  const bytes = Buffer.from(base64.trim(), 'base64')
  if (bytes.length === BYTES) return bytes
  throw new StartError(
    `${where} must hold 32 bytes in base64 (openssl rand -base64 32); correct it and start again.`,
  )
}
