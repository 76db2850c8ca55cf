/** Notes who reads personal data, before the answer leaves: what could not be noted is not answered. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sensitiveReads } from '../access/reads.table.ts'
import type { Db } from '../db/client.ts'
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
  await db
    .insert(sensitiveReads)
    .values({ id: newId(), personId, apiKeyId, requestId: request.id, operationId, recordIds })
}
