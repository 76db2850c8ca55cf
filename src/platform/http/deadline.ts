import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../shared/errors.ts'

/**
 * Every request has an answer within this time, whatever it waits for. What it waits for has a shorter time of its own:
 * this holds where something was forgotten. The work itself goes on until its own time is up, so of a write it cannot be
 * said what becomes of it. A file that is on its way already takes as long as its reader.
 */
export function registerDeadline(app: FastifyInstance, answerWithinMs: number): void {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>()
  app.addHook('onRequest', async (request, reply) => {
    const timer = setTimeout(giveUp, answerWithinMs, request, reply)
    timers.set(request, timer)
    reply.raw.once('close', () => clearTimeout(timer))
  })
  app.addHook('onSend', async (request) => clearTimeout(timers.get(request)))
}

function giveUp(request: FastifyRequest, reply: FastifyReply): void {
  if (reply.sent) return
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  reply.send(new AppError(isRead ? 'busy' : 'commit_unknown'))
}
