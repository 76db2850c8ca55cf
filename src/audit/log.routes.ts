import { asc } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { linkNext } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { serializeAsIs } from '../platform/http/validation.ts'
import { Checkpoint } from '../platform/log/checkpoint.schema.ts'
import { logKeys } from '../platform/log/sealed.table.ts'
import { EventPage, EventQuery } from './feed.schema.ts'
import {
  CheckpointPage,
  CheckpointQuery,
  ConsistencyProof,
  ConsistencyQuery,
  InclusionProof,
  LogKeys,
  ProofQuery,
} from './log.schema.ts'
import { readEvents } from './read-feed.ts'
import { findCheckpoint, findEvent, listCheckpoints, proveConsistency, proveInclusion } from './read-log.ts'

// Events are answered as they were sealed: an older one is not refused, or cut, for what its type carries today (serializeAsIs).
export const logRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['log']

  app.get(
    '/events',
    {
      config: { access: 'events.read', problems: ['cursor_of_other_log'] },
      serializerCompiler: serializeAsIs,
      schema: {
        operationId: 'listEvents',
        summary: 'Follow what happens: every event once, in one order, without gaps',
        description:
          'Call with `after` = the `next` of the answer before. Events appear here once they are sealed, within a second as a rule. A cursor that is not of this log is refused (409): after a restore, or with another database, start again from the beginning.',
        tags,
        querystring: EventQuery,
        response: { 200: EventPage },
      },
    },
    async (request) => readEvents(request.db, request.actor, request.query),
  )

  app.get(
    '/events/:position/proof',
    {
      config: {
        access: 'events.read',
        subject: resource('event_not_found', ({ db, actor }, { position }) =>
          findEvent(db, actor, Number(position)),
        ),
        problems: ['checkpoint_not_found'],
      },
      schema: {
        operationId: 'proveEvent',
        summary: 'Proof that an event is in the log (RFC 6962)',
        tags,
        params: z.object({ position: z.coerce.number().int().min(1) }),
        querystring: ProofQuery,
        response: { 200: InclusionProof },
      },
    },
    async (request) => proveInclusion(request.db, request.actor, request.params.position, request.query.size),
  )

  app.get(
    '/checkpoints',
    {
      config: { access: 'checkpoints.read' },
      schema: {
        operationId: 'listCheckpoints',
        summary: 'Signed states of the log, the newest first',
        tags,
        querystring: CheckpointQuery,
        response: { 200: CheckpointPage },
      },
    },
    async (request, reply) => {
      const page = await listCheckpoints(request.db, request.query)
      linkNext(request, reply, page)
      return page
    },
  )

  app.get(
    '/checkpoints/latest',
    {
      config: { access: 'checkpoints.read', problems: ['checkpoint_not_found'] },
      schema: {
        operationId: 'getLatestCheckpoint',
        summary: 'The newest signed state of the log',
        tags,
        response: { 200: Checkpoint },
      },
    },
    async (request) => findCheckpoint(request.db),
  )

  app.get(
    '/checkpoints/consistency',
    {
      config: { access: 'checkpoints.read', problems: ['checkpoint_not_found'] },
      schema: {
        operationId: 'proveConsistency',
        summary: 'Proof that an older state of the log is the beginning of a newer one (RFC 6962)',
        tags,
        querystring: ConsistencyQuery,
        response: { 200: ConsistencyProof },
      },
    },
    async (request) => proveConsistency(request.db, request.query.from, request.query.to),
  )

  app.get(
    '/checkpoints/keys',
    {
      config: { access: 'checkpoints.read' },
      schema: {
        operationId: 'listLogKeys',
        summary: 'Public keys that signed checkpoints, old ones too',
        tags,
        response: { 200: LogKeys },
      },
    },
    async (request) => {
      const keys = await request.db.select().from(logKeys).orderBy(asc(logKeys.addedAt))
      return { items: keys.map((key) => ({ ...key, addedAt: key.addedAt.toISOString() })) }
    },
  )
}
