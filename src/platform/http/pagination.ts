import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Page } from '../shared/wire.ts'

/** What every list may answer. */
export const listProblems = ['invalid_cursor', 'cursor_of_other_list'] as const

/** What a list that can also be read as it was known may answer. */
export const knownListProblems = [...listProblems, 'not_sealed_yet', 'checkpoint_not_found'] as const

/** What a record that can be read as it was known may answer. */
export const knownProblems = ['not_sealed_yet', 'checkpoint_not_found'] as const

/** Adds RFC 8288 `Link: <…>; rel="next"` where there is more. */
export function linkNext(request: FastifyRequest, reply: FastifyReply, page: Page<unknown>): void {
  if (page.nextCursor === null) return
  const next = new URL(request.url, 'http://localhost')
  next.searchParams.set('cursor', page.nextCursor)
  reply.header('link', `<${next.pathname}${next.search}>; rel="next"`)
}
