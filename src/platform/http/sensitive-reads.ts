/**
 * Personal data in answers: left out for whoever may not read it, and noted for everybody else, before the answer leaves.
 * What could not be noted is not answered.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mayReadContacts } from '../authority/actor.ts'
import { violatedRule } from '../db/pg-errors.ts'
import { BEGIN, COMMIT, sendPipelined } from '../db/pipeline.ts'
import { appendEvents, type NewEvent } from '../log/append-event.ts'
import { AppError } from '../shared/errors.ts'
import type { PersonalField } from '../shared/etag.ts'
import { newId } from '../shared/ids.ts'

type Record = { id: string } & Partial<{ [Field in PersonalField]: object | string | null }>

export function registerSensitiveReads(app: FastifyInstance): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const { personalData } = request.routeOptions.config
    if (!personalData || reply.statusCode >= 300) return payload
    if (!mayReadContacts(request.actor)) return without(personalData, payload as Answered)
    const ids = recordsOf(payload as Answered).flatMap((each) => (each[personalData] ? [each.id] : []))
    if (ids.length === 0 || isNew(reply)) return payload
    try {
      await noteRead(request, ids)
      return payload
    } catch (error) {
      // What was changed is changed, and may have been one's own role: the answer stands, without what none may read any more.
      if (request.method !== 'GET' && isRefusal(error)) return without(personalData, payload as Answered)
      throw error
    }
  })
}

type Answered = Record | { items: Record[] }

function recordsOf(answered: Answered): Record[] {
  return 'items' in answered ? answered.items : [answered]
}

function without(field: PersonalField, answered: Answered): Answered {
  return 'items' in answered
    ? { ...answered, items: answered.items.map((each) => ({ ...each, [field]: null })) }
    : { ...answered, [field]: null }
}

function isRefusal(error: unknown): boolean {
  return error instanceof AppError && ['unauthenticated', 'forbidden'].includes(error.code)
}

/** Whoever made the record is told what they just sent; an answer that is given again may go to another hand. */
function isNew(reply: FastifyReply): boolean {
  return reply.statusCode === 201 && !reply.hasHeader('idempotency-replayed')
}

/**
 * Logs who reads these records with this request, as an event: to be done before the answer leaves. Refused where the right
 * to read them ended meanwhile.
 */
export async function noteRead(
  { db, actor, id: requestId, routeOptions }: FastifyRequest,
  recordIds: string[],
): Promise<void> {
  const { personId: actorId, apiKeyId } = actor
  const operationId = routeOptions.schema?.operationId ?? ''
  const read: NewEvent = {
    id: newId(),
    type: 'personal_data.read',
    subject: { type: 'reader', id: actorId },
    data: { operationId, recordIds },
  }
  const statements = [BEGIN, appendEvents({ actorId, apiKeyId, requestId }, [read]), COMMIT]
  try {
    await db.writing((client) => sendPipelined(client, statements))
  } catch (error) {
    const violated = violatedRule(error)
    throw violated ? new AppError(violated.code, {}, [], error) : error
  }
}
