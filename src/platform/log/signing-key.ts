/** The sealer's private key: 32 random bytes in base64, from the environment, a file, or made at the first start. */
import { createPrivateKey, type KeyObject, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { ensureSecret } from '../db/own-files.ts'
import { StartError } from '../shared/start-error.ts'

/** DER of an Ed25519 private key before its 32 bytes (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The key of these 32 bytes in base64; throws where they are something else. */
export function readSigningKey(base64: string, where: string): KeyObject {
  const seed = Buffer.from(base64.trim(), 'base64')
  if (seed.length !== 32) {
    throw new StartError(
      `${where} must hold 32 bytes in base64 (openssl rand -base64 32); correct it and start again.`,
    )
  }
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' })
}

/**
 * The key that this process seals with: as configured, else that of the embedded database. Null where there is none:
 * then another process seals.
 */
export async function findSigningKey({
  key,
  file,
  embeddedDataDir,
}: {
  key: string | undefined
  file: string | undefined
  embeddedDataDir: string | null
}): Promise<KeyObject | null> {
  if (key) return readSigningKey(key, 'LOG_SIGNING_KEY')
  if (file) return readSigningKeyFile(file)
  return embeddedDataDir === null ? null : ensureSigningKey(embeddedDataDir)
}

async function readSigningKeyFile(file: string): Promise<KeyObject> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartError(
      `The signing key ${file} cannot be read (${error.code}); mend that, or change LOG_SIGNING_KEY_FILE.`,
    )
  })
  return readSigningKey(text, file)
}

/** The key of an embedded database, in its data folder with mode 0600; made at the first start. */
async function ensureSigningKey(dataDir: string): Promise<KeyObject> {
  const file = path.join(dataDir, 'log-signing-key')
  return readSigningKey(await ensureSecret(file, () => randomBytes(32).toString('base64')), file)
}
