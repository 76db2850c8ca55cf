import type { FastifyInstance } from 'fastify'
import type { Db } from '../db/client.ts'
import { AppError } from '../shared/errors.ts'

/**
 * So many requests may wait for a connection to the database: a few for each connection, which is a fraction of a second.
 * Further ones would only wait longer, so they are told at once to come back (503, Retry-After), before anything of them
 * is looked at. As soon as the queue is shorter they are taken again.
 */
export const MAX_WAITING = 64

export function registerBackPressure(app: FastifyInstance, db: Db): void {
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.access === 'public') return
    if (db.$client.waitingCount >= MAX_WAITING) throw new AppError('busy')
  })
}
