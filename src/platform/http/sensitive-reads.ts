/** Notes who reads personal data, before the answer leaves: what could not be noted is not answered. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
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
    if (!personalData || reply.statusCode !== 200) return payload
    const answered = (payload as { items?: Record[] }).items ?? [payload as Record]
    const records = answered.filter((record) => record[personalData])
    if (records.length > 0)
      await noteRead(
        db,
        request,
        records.map(({ id }) => id),
      )
    return payload
  })
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
