/** Which problems a route can answer, as OpenAPI tells them: its own, and those that every route of its kind has. */
import { STATUS_CODES } from 'node:http'
import type { FastifyContextConfig } from 'fastify'
import { type ProblemCode, problems } from '../shared/problems.ts'
import { Problem } from './problem.ts'

interface ProblemResponse {
  description: string
  content: { 'application/problem+json': { schema: typeof Problem } }
}

/** One response per status, naming the codes that it can carry. */
export function problemResponses(
  method: string,
  config: FastifyContextConfig,
): Record<number, ProblemResponse> {
  const codes = new Set<ProblemCode>([
    ...(config.problems ?? []),
    ...(config.subject ? [config.subject.notFound] : []),
    ...problemsOfKind(method, config),
  ])
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes) {
    const { status } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries([...byStatus].map(([status, ofStatus]) => [status, describe(status, ofStatus)]))
}

function problemsOfKind(method: string, config: FastifyContextConfig): ProblemCode[] {
  const isPublic = config.access === 'public'
  const isRead = method === 'GET' || method === 'HEAD'
  const takesBody = !isRead && method !== 'DELETE'
  return [
    ...ofEvery,
    ...ofCost(config.cost),
    ...(isPublic ? [] : ofGuarded),
    ...(isRead ? [] : ofWrites),
    ...(isRead || isPublic ? [] : (['csrf_token_required'] as const)),
    ...(takesBody ? [...ofBodies, ...(config.upload ? ofUploads : ofJson)] : []),
    ...(method === 'PATCH' || config.decides
      ? (['precondition_required', 'malformed_if_match', 'precondition_failed'] as const)
      : []),
    ...(config.takesIfMatch ? (['malformed_if_match', 'precondition_failed'] as const) : []),
    ...(method === 'POST' && !isPublic ? ofIdempotency : []),
  ]
}

function ofCost(cost: FastifyContextConfig['cost']): ProblemCode[] {
  if (cost === 'stream') return ['too_many_streams']
  return cost === undefined || cost === 'download' ? [] : ['too_many_expensive_reads']
}

const ofEvery = [
  'malformed_request',
  'invalid_query',
  'not_acceptable',
  'rate_limited',
  'internal_error',
] as const
const ofGuarded = [
  'unauthenticated',
  'forbidden',
  'outside_scopes',
  'token_roles_conflict',
  'foreign_origin',
  'password_change_required',
  'database_unavailable',
  'database_read_only',
  'sso_unavailable',
  'busy',
  'too_many_waiting',
] as const
const ofWrites = [
  'busy',
  'too_many_waiting',
  'rule_violated',
  'database_unavailable',
  'database_read_only',
  'commit_unknown',
] as const
const ofBodies = ['payload_too_large', 'unsupported_media_type', 'validation_failed'] as const
const ofJson = ['malformed_json', 'json_too_complex'] as const
const ofUploads = ['malformed_upload'] as const
const ofIdempotency = [
  'idempotency_key_required',
  'idempotency_key_reused',
  'answer_outside_scopes',
  'request_in_progress',
] as const

function describe(status: number, codes: ProblemCode[]): ProblemResponse {
  return {
    description: `${STATUS_CODES[status]}: ${codes.map((code) => `\`${code}\``).join(', ')}`,
    content: { 'application/problem+json': { schema: Problem } },
  }
}
