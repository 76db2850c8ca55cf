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
  takesQuery: boolean,
): Record<number, ProblemResponse> {
  const codes = new Set<ProblemCode>([
    ...(config.problems ?? []),
    ...(config.subject ? [config.subject.notFound] : []),
    ...problemsOfKind(method, config.access === 'public', takesQuery),
  ])
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes) {
    const { status } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries([...byStatus].map(([status, ofStatus]) => [status, describe(status, ofStatus)]))
}

function problemsOfKind(method: string, isPublic: boolean, takesQuery: boolean): ProblemCode[] {
  const always: ProblemCode[] = ['malformed_request', 'internal_error']
  const query: ProblemCode[] = takesQuery ? ['invalid_query'] : []
  if (isPublic) return [...always, ...query]
  const known: ProblemCode[] = [
    ...always,
    ...query,
    'unauthenticated',
    'forbidden',
    'database_unavailable',
    'busy',
  ]
  if (method === 'GET' || method === 'HEAD') return known
  const written: ProblemCode[] = [...known, 'rule_violated']
  if (method === 'DELETE') return written
  const withBody: ProblemCode[] = [
    ...written,
    'malformed_json',
    'payload_too_large',
    'unsupported_media_type',
    'validation_failed',
  ]
  if (method === 'PATCH') return [...withBody, 'precondition_required', 'precondition_failed']
  return [...withBody, 'idempotency_key_required', 'idempotency_key_reused', 'request_in_progress']
}

function describe(status: number, codes: ProblemCode[]): ProblemResponse {
  return {
    description: `${STATUS_CODES[status]}: ${codes.map((code) => `\`${code}\``).join(', ')}`,
    content: { 'application/problem+json': { schema: Problem } },
  }
}
