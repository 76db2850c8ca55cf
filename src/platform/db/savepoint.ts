/** Attempts within a transaction: what they wrote is taken back, and the transaction goes on. */
import { AppError } from '../shared/errors.ts'
import type { Tx } from './client.ts'
import { violatedRule } from './pg-errors.ts'
import { queryRows } from './pipeline.ts'

/** Does it and takes it back; answers what it came to, or rejects with what it was refused for. */
export async function dryRunIn<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await send(tx, 'savepoint attempt')
  try {
    return await work()
  } finally {
    await rollBack(tx)
  }
}

/** Does it, unless it is refused: then nothing of it is left. */
export async function unlessRefused(tx: Tx, work: () => Promise<unknown>): Promise<void> {
  await send(tx, 'savepoint attempt')
  try {
    await work()
    await send(tx, 'release savepoint attempt')
  } catch (error) {
    if (!isRefusal(error)) throw error
    await rollBack(tx)
  }
}

/** Whether a rule said no, of the program or of the database; anything else is a failure. */
export function isRefusal(error: unknown): boolean {
  return error instanceof AppError || violatedRule(error) !== null
}

async function rollBack(tx: Tx): Promise<void> {
  await send(tx, 'rollback to savepoint attempt')
  await send(tx, 'release savepoint attempt')
}

async function send(tx: Tx, text: string): Promise<void> {
  await queryRows(tx.$client, { name: text, text, values: [] })
}
