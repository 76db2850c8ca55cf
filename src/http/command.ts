/** Between HTTP and commands: what a request says of itself, and how an answer tells of itself. */
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../access/actor.ts'
import type { Answer, Command } from '../command/run-command.ts'
import { AppError } from '../shared/errors.ts'
import { digestJson } from '../shared/etag.ts'

export function commandOf(request: FastifyRequest): Command<Actor> {
  const command = { actor: request.actor, requestId: request.id }
  if (request.method !== 'POST') return command
  return { ...command, idempotency: { key: idempotencyKeyOf(request), fingerprint: fingerprintOf(request) } }
}

/** The Idempotency-Key, as a structured-field string ("…") or bare; both name the same key. */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const header = request.headers['idempotency-key']
  const [, quoted, bare] =
    /^(?:"([\x20\x21\x23-\x7e]{1,255})"|([\x21\x23-\x7e]{1,255}))$/.exec(String(header ?? '')) ?? []
  const key = quoted ?? bare
  if (key === undefined) throw new AppError('idempotency_key_required')
  return key
}

/** Same method, address and content: the same request. */
function fingerprintOf(request: FastifyRequest): string {
  const address = `${request.method} ${request.url}`
  return createHash('sha256')
    .update(`${address}\n${digestJson(request.body)}`)
    .digest('hex')
}

/** Headers of a write's answer. */
export function headersOf(answer: Answer<object>, location?: string): Record<string, string> {
  return {
    ...(answer.replayed && { 'idempotency-replayed': 'true' }),
    ...(location !== undefined && { location }),
  }
}
