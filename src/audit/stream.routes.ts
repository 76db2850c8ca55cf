import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Security } from '../platform/http/security.ts'
import { StreamHeaders, StreamQuery } from './feed.schema.ts'
import { LogEnd } from './log-end.ts'
import { streamEvents } from './stream-events.ts'

interface Options {
  security: Pick<Security, 'streamForMs' | 'streamHeartbeatMs' | 'streamRecognisedEveryMs'>
}

export const streamRoutes: FastifyPluginAsyncZod<Options> = async (app, { security }) => {
  const logEnd = new LogEnd()
  const stopping = new AbortController()
  app.addHook('preClose', async () => stopping.abort())

  app.get(
    '/events/stream',
    {
      config: { access: 'events.read', problems: ['cursor_of_other_log'], cost: 'stream' },
      schema: {
        operationId: 'streamEvents',
        summary: 'Follow what happens as it happens: the feed as server-sent events',
        description:
          'The same events as `GET /v1/events`, in the same order, each as the `data` of one message whose `id` is its place in the feed. A message with an `id` alone tells how far events were passed over that were not asked for. After a lost connection send the last `id` as `Last-Event-ID`, as `EventSource` does by itself. The stream says something every 15 seconds, and ends within the hour, with its credential, and when the service stops: then come again.',
        tags: ['log'],
        querystring: StreamQuery,
        headers: StreamHeaders,
        response: {
          200: {
            description: 'Messages, for as long as the stream lasts',
            content: {
              'text/event-stream': { schema: z.string().meta({ description: 'Server-sent events.' }) },
            },
          },
        },
      },
    },
    async (request, reply) => {
      // A reader that left is waited for no longer.
      const left = new AbortController()
      reply.raw.once('close', () => left.abort())
      const after = request.headers['last-event-id'] ?? request.query.after
      const streaming = {
        ...security,
        db: request.db,
        recognise: () => request.recogniseAgain(),
        logEnd,
        signal: AbortSignal.any([stopping.signal, left.signal]),
      }
      const stream = await streamEvents(request.actor, { ...request.query, after }, streaming)
      // A proxy that collects pieces, or packs them, would keep them from the reader.
      reply
        .type('text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store, no-transform')
        .header('x-accel-buffering', 'no')
      if (request.method === 'HEAD') stream.destroy()
      return (reply as FastifyReply).send(request.method === 'HEAD' ? '' : stream)
    },
  )
}
