/** The sealer's private key: 32 random bytes in base64, from the environment, a file, or made at the first start. */
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { findSecretBytes, type SecretPlaces } from '../db/secret-bytes.ts'

/** DER of an Ed25519 private key before its 32 bytes (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const names = { called: 'signing key', variable: 'LOG_SIGNING_KEY', ownFile: 'log-signing-key' }

/**
 * The key that this process seals with: as configured, else that of the embedded database. Null where there is none:
 * then another process seals.
 */
export async function findSigningKey(places: SecretPlaces): Promise<KeyObject | null> {
  const seed = await findSecretBytes(places, names)
  return seed && createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' })
}
