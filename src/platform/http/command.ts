/** Between HTTP and commands: what a request says of itself, and how an answer tells of itself. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../authority/actor.ts'
import {
  type Answer,
  type CommandContext,
  type CommandHandler,
  runCommand,
  runPrepared,
} from '../command/run-command.ts'
import { AppError } from '../shared/errors.ts'
import { digestJson } from '../shared/etag.ts'
import type { Upload } from '../shared/uploads.ts'
import { answerDryRun, isDryRun } from './dry-run.ts'

function commandOf(request: FastifyRequest): CommandContext<Actor> {
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

/** Same method, address and content: the same request. An uploaded file is as its SHA-256. */
function fingerprintOf(request: FastifyRequest): string {
  const address = `${request.method} ${request.url}`
  const content = request.routeOptions.config.upload ? withDigest(request.body as Upload) : request.body
  return createHash('sha256')
    .update(`${address}\n${digestJson(content)}`)
    .digest('hex')
}

function withDigest({ file, fields }: Upload) {
  return { file: file.sha256, fields }
}

/** How an answer tells of itself beside its body. */
interface AnswerStatus {
  status: 200 | 201 | 202
  location?: string
}

/** Something was created, here. */
export function createdAt(location: string): AnswerStatus {
  return { status: 201, location }
}

/** Done (200), or where it became a proposal: accepted, and to be read here until somebody decides it. */
export function acceptedAt(address: string): (made: object) => AnswerStatus {
  return (made) =>
    'effect' in made && 'id' in made ? { status: 202, location: `${address}/${made.id}` } : { status: 200 }
}

/** Runs a write and answers what came of it, with 200 unless the result tells otherwise; or what it would come to. */
export async function answerWrite<Result extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  work: CommandHandler<Result, Actor>,
  statusOf: StatusOf<Result> = () => ({ status: 200 }),
): Promise<Result> {
  if (isDryRun(request)) return answerDryRun(request, work)
  return answerWith(reply, await runCommand(request.db, commandOf(request), work), statusOf)
}

/** The same for a write whose work is made ready before its transaction; `blank` leaves out of a dry run what is not there. */
export async function answerPrepared<Result extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  prepare: (actor: Actor) => Promise<CommandHandler<Result, Actor>>,
  statusOf: StatusOf<Result> = () => ({ status: 200 }),
  blank?: (result: Result) => Result,
): Promise<Result> {
  if (isDryRun(request)) return answerDryRun(request, await prepare(request.actor), blank)
  return answerWith(reply, await runPrepared(request.db, commandOf(request), prepare), statusOf)
}

export type StatusOf<Result> = (result: Result) => AnswerStatus

function answerWith<Result>(
  reply: FastifyReply,
  { result, replayed }: Answer<Result>,
  statusOf: StatusOf<Result>,
): Result {
  const { status, location } = statusOf(result)
  reply.code(status)
  if (location !== undefined) reply.header('location', location)
  if (replayed) reply.header('idempotency-replayed', 'true')
  return result
}
