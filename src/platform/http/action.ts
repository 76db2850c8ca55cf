import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Actor } from '../authority/actor.ts'
import type { Outcome } from '../command/run-command.ts'
import type { Tx } from '../db/client.ts'
import { answerWrite, type StatusOf } from './command.ts'
import { ifMatchOf } from './guard.ts'

interface Action<Params extends z.ZodType, Body extends z.ZodType, Result extends object> {
  config: FastifyContextConfig
  schema: {
    operationId: string
    summary: string
    description?: string
    tags: string[]
    params: Params
    body: Body
    response: Record<number, z.ZodType>
  }
  /** `ifMatch` is what a decision names, and another action may; empty where nothing is named. */
  work: (
    tx: Tx,
    actor: Actor,
    params: z.output<Params>,
    body: z.output<Body>,
    ifMatch: string,
  ) => Promise<Outcome<Result>>
  /** How the answer differs from a plain 200. */
  statusOf?: StatusOf<Result>
}

/** `POST /records/:id/verb`: one write of what the path names, with its key, its event and its answer. */
export function action<Params extends z.ZodType, Body extends z.ZodType, Result extends object>(
  app: FastifyInstance,
  path: string,
  { config, schema, work, statusOf }: Action<Params, Body, Result>,
): void {
  app.post(path, { config, schema }, async (request, reply) => {
    const { params, body } = request as FastifyRequest & { params: z.output<Params>; body: z.output<Body> }
    const isConditional = config.decides || (config.takesIfMatch && request.headers['if-match'] !== undefined)
    const ifMatch = isConditional ? ifMatchOf(request) : ''
    return answerWrite(request, reply, (tx, actor) => work(tx, actor, params, body, ifMatch), statusOf)
  })
}
