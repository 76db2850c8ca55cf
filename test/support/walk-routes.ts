/** Every route of the OpenAPI document, and which of them a credential is let into. */
import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { newId } from '../../src/platform/shared/ids.ts'

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

/** The code of the refusal of a request that is wrong in everything but its key; undefined where none refused it. */
export async function refusalOf(
  app: FastifyInstance,
  { method, path }: Route,
  secret: string | null,
): Promise<string | undefined> {
  const response = await app.inject({
    method,
    url: path
      .replace('{version}', '1')
      .replace('{month}', '2024-01')
      .replaceAll(/\{\w+\}/g, newId()),
    headers: secret === null ? {} : { authorization: `Bearer ${secret}` },
  })
  return response.statusCode < 300 ? undefined : response.json().code
}

/** The names of the routes that this key is let into. */
export async function openTo(app: FastifyInstance, secret: string | null): Promise<string[]> {
  const guarded = routesOf(app).filter(({ isPublic }) => !isPublic)
  const refusals = await Promise.all(guarded.map((route) => refusalOf(app, route, secret)))
  expect(refusals).not.toContain('unauthenticated')
  return guarded
    .filter((_, index) => !['forbidden', 'outside_scopes'].includes(refusals[index] ?? ''))
    .map(({ name }) => name)
}
