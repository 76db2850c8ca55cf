/**
 * Personal data in answers: left out for whoever may not read it, and noted for everybody else, before the answer leaves.
 * What could not be noted is not answered.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mayReadContacts } from '../authority/actor.ts'
import type { Db } from '../db/client.ts'
import { BEGIN, COMMIT, type Statement, sendPipelined } from '../db/pipeline.ts'
import { newId } from '../shared/ids.ts'

interface Record {
  id: string
  contact?: object | null
  email?: string | null
}

export function registerSensitiveReads(app: FastifyInstance, db: Db): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const { personalData } = request.routeOptions.config
    if (!personalData || reply.statusCode >= 300) return payload
    if (!mayReadContacts(request.actor)) return without(personalData, payload as Answered)
    const ids = recordsOf(payload as Answered).flatMap((each) => (each[personalData] ? [each.id] : []))
    if (ids.length > 0 && !isNew(reply)) await noteRead(db, request, ids)
    return payload
  })
}

type Answered = Record | { items: Record[] }

function recordsOf(answered: Answered): Record[] {
  return 'items' in answered ? answered.items : [answered]
}

function without(field: 'contact' | 'email', answered: Answered): Answered {
  return 'items' in answered
    ? { ...answered, items: answered.items.map((each) => ({ ...each, [field]: null })) }
    : { ...answered, [field]: null }
}

/** Whoever made the record is told what they just sent; an answer that is given again may go to another hand. */
function isNew(reply: FastifyReply): boolean {
  return reply.statusCode === 201 && !reply.hasHeader('idempotency-replayed')
}

/** Notes who reads these records with this request; to be done before the answer leaves. */
export async function noteRead(db: Db, request: FastifyRequest, recordIds: string[]): Promise<void> {
  const { personId, apiKeyId } = request.actor
  const operationId = request.routeOptions.schema?.operationId ?? ''
  const note: Statement = {
    name: 'note read',
    text: `
      insert into sensitive_reads (id, person_id, api_key_id, request_id, operation_id, record_ids)
      values ($1, $2, $3, $4, $5, $6)`,
    values: [newId(), personId, apiKeyId, request.id, operationId, recordIds],
  }
  await db.writing((client) => sendPipelined(client, [BEGIN, note, COMMIT]))
}
