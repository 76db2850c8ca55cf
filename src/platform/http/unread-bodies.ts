/**
 * Requests that are answered before all of their body has come: too large, not let in, of another type. Their
 * connection is closed behind the answer, gently (connection.ts). A client that asks first (`Expect: 100-continue`) need
 * not send the body at all.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Connections } from './connections.ts'
import { assertDeclaredLength } from './uploads.ts'

export function registerUnreadBodies(app: FastifyInstance, connections: Connections): void {
  const expecting = new WeakSet<IncomingMessage>()
  app.server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    expecting.add(request)
    app.server.emit('request', request, response)
  })

  app.addHook('preParsing', async (request, reply) => {
    if (!expecting.delete(request.raw)) return
    assertDeclaredLength(request)
    reply.raw.writeContinue()
  })

  app.addHook('onSend', async (request, reply) => {
    const isOverNetwork = connections.of(request.raw.socket) !== undefined
    if (isOverNetwork && !request.raw.complete) reply.header('connection', 'close')
  })
}
