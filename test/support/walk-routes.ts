/** Every route of the OpenAPI document, and which of them a credential is let into. */
import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { newId } from '../../src/platform/shared/ids.ts'
import { fewAtOnce } from './few-at-once.ts'

export interface Route {
  name: string
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  isPublic: boolean
}

export function routesOf(app: FastifyInstance): Route[] {
  const { paths } = app.swagger() as unknown as {
    paths: Record<string, Record<string, { security?: unknown[] }>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([verb, { security }]) => {
      const method = verb.toUpperCase() as Route['method']
      return { name: `${method} ${path}`, method, path, isPublic: security?.length === 0 }
    }),
  )
}

/** The secret of a key or a token, or the headers of a session. */
export type Credential = string | Record<string, string> | null

function headersOf(credential: Credential): Record<string, string> {
  if (credential === null) return {}
  return typeof credential === 'string' ? { authorization: `Bearer ${credential}` } : credential
}

/** The code of the refusal of a request that is wrong in everything but its key; undefined where none refused it. */
export async function refusalOf(
  app: FastifyInstance,
  { method, path }: Route,
  credential: Credential,
): Promise<string | undefined> {
  const response = await app.inject({
    method,
    url: path
      .replace('{version}', '1')
      .replace('{month}', '2024-01')
      .replaceAll(/\{\w+\}/g, newId()),
    headers: headersOf(credential),
  })
  return response.statusCode < 300 ? undefined : response.json().code
}

/** The names of the routes that this credential is let into. */
export async function openTo(app: FastifyInstance, credential: Credential): Promise<string[]> {
  const guarded = routesOf(app).filter(({ isPublic }) => !isPublic)
  const walk = async (route: Route) => [route, await refusalOf(app, route, credential)] as const
  const others = guarded.filter(({ name }) => name !== LEAVING)
  const leaving = guarded.filter(({ name }) => name === LEAVING)
  const refusals = [...(await fewAtOnce(others, walk)), ...(await fewAtOnce(leaving, walk))]
  const unanswered = refusals.filter(([, refusal]) => NO_ANSWER.includes(refusal ?? ''))
  expect(unanswered).toEqual([])
  return refusals
    .filter(([, refusal]) => !['forbidden', 'outside_scopes'].includes(refusal ?? ''))
    .map(([{ name }]) => name)
}

/** Neither let in nor refused for a lack of rights: of these nothing follows. */
const NO_ANSWER = ['unauthenticated', 'busy', 'too_many_waiting', 'database_unavailable', 'commit_unknown']

/** After which a session opens nothing more. */
const LEAVING = 'DELETE /v1/session'
