import type { FastifyInstance } from 'fastify'
import { takeTurn } from '../shared/turns.ts'

/** Shorter ones, and so every page of which no length was asked for, take less time than waiting for a turn would. */
const LONG = 50

/** A long list waits for its turn of the thread before its ETag is made and it is checked and written out. */
export function registerLongAnswers(app: FastifyInstance): void {
  app.addHook('preSerialization', async (request, _reply, payload) => {
    if (isLongList(payload)) await takeTurn(request.caller)
    return payload
  })
}

function isLongList(payload: unknown): boolean {
  const { items } = payload as { items?: unknown }
  return Array.isArray(items) && items.length > LONG
}
