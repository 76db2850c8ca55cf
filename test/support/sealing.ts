/** Sealing in tests: at once, with a key of its own for every file. */
import { generateKeyPairSync } from 'node:crypto'
import { sealAll } from '../../src/platform/log/sealer.ts'
import type { TestService } from './service.ts'

export const signingKey = generateKeyPairSync('ed25519').privateKey

/** Seals everything that was written, and answers the instant of the newest checkpoint. */
export async function seal(service: TestService): Promise<string> {
  await sealAll(service.db, signingKey)
  return (await service.as('auditor').get('/v1/checkpoints/latest')).body.signedAt
}
