/** The work of hashing a password (scrypt, RFC 7914), in turn of those who ask. */
import { type ScryptOptions, scrypt } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { laneOf, type OnBehalfOf } from '../shared/caller.ts'
import { FairQueue, type QueueLimits, refusalsOf } from '../shared/fair-queue.ts'

/**
 * A hash takes a processor for itself and one of Node's four threads for files: two at most, and on a small machine one,
 * so that files are written and others answered meanwhile. An address waits behind itself alone.
 */
export const HASHING: QueueLimits = {
  atOnce: availableParallelism() < 4 ? 1 : 2,
  perCaller: 1,
  maxWaitingPerCaller: 32,
  maxWaiting: 256,
  maxWaitMs: 30_000,
}
const RETRY_SECONDS = 5

const turns = new FairQueue(HASHING, refusalsOf(HASHING, RETRY_SECONDS))

/** The key of so many bytes that scrypt derives at this cost. */
export function deriveKey(
  password: string,
  salt: Buffer,
  bytes: number,
  cost: ScryptOptions,
  caller: OnBehalfOf,
): Promise<Buffer> {
  return turns.run(
    laneOf(caller),
    () =>
      new Promise((resolve, reject) => {
        scrypt(password, salt, bytes, cost, (error, key) => (error ? reject(error) : resolve(key)))
      }),
    caller?.departure,
  )
}
