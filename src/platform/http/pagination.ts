import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PageQuery } from '../shared/paging.ts'
import type { Page } from '../shared/wire.ts'

/** What every list may answer. */
export const listProblems = ['invalid_cursor', 'cursor_of_other_list'] as const

/** What a list that can also be read as it was known may answer. */
export const knownListProblems = [...listProblems, 'not_sealed_yet', 'checkpoint_not_found'] as const

/** What a record that can be read as it was known may answer. */
export const knownProblems = ['not_sealed_yet', 'checkpoint_not_found'] as const

/** Says with the query of every list which one it is of. */
export function registerPages(app: FastifyInstance): void {
  app.addHook('preHandler', async ({ query, url }) => {
    const page = query as Partial<PageQuery>
    if (page?.limit !== undefined) [page.list] = url.split('?')
  })
}

/** Adds RFC 8288 `Link: <…>; rel="next"` where there is more. */
export function linkNext(request: FastifyRequest, reply: FastifyReply, page: Page<unknown>): void {
  if (page.nextCursor === null) return
  const next = new URL(request.url, 'http://localhost')
  next.searchParams.set('cursor', page.nextCursor)
  reply.header('link', `<${next.pathname}${next.search}>; rel="next"`)
}
