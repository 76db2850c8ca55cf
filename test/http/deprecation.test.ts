/** What is to go is announced a year ahead, in every answer and in OpenAPI. */
import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { type Deprecated, registerDeprecations } from '../../src/platform/http/deprecation.ts'
import { registerOpenApi } from '../../src/platform/http/openapi.ts'

const going: Deprecated = { since: '2027-01-01', sunset: '2028-02-01', successor: '/v1/new' }

async function appWith(deprecated: Deprecated) {
  const app = Fastify()
  await registerOpenApi(app)
  registerDeprecations(app)
  const schema = { operationId: 'readOld', tags: ['desk'], summary: 'Read what is old', response: {} }
  app.get('/v1/old', { config: { access: 'public', deprecated }, schema }, async (_request, reply) => {
    reply.header('link', '</v1/old?cursor=2>; rel="next"')
    return {}
  })
  app.get('/v1/refused', { config: { access: 'public', deprecated }, schema }, async () => {
    throw new Error('refused')
  })
  app.get(
    '/v1/new',
    { config: { access: 'public' }, schema: { ...schema, operationId: 'readNew' } },
    async () => ({}),
  )
  await app.ready()
  return app
}

it('an operation that is to go tells since when, until when and what instead, also where it refuses', async () => {
  const app = await appWith(going)

  const [old, refused, kept] = await Promise.all(
    ['/v1/old', '/v1/refused', '/v1/new'].map((url) => app.inject({ url })),
  )

  // 1 January 2027 begins in WITA eight hours before it does in UTC.
  const told = { deprecation: '@1798732800', sunset: 'Mon, 31 Jan 2028 16:00:00 GMT' }
  expect(old?.headers).toMatchObject(told)
  expect(old?.headers.link).toBe(
    '</v1/old?cursor=2>; rel="next", </docs#/desk/readOld>; rel="deprecation"; type="text/html", </v1/new>; rel="successor-version"',
  )
  expect(refused?.headers).toMatchObject(told)
  expect(kept?.headers).not.toHaveProperty('deprecation')
  expect(kept?.headers).not.toHaveProperty('sunset')
})

it('and the document marks it', async () => {
  const { paths } = (await appWith(going)).swagger() as unknown as {
    paths: Record<string, { get: { deprecated?: boolean; description?: string } }>
  }

  expect(paths['/v1/old']?.get).toMatchObject({
    deprecated: true,
    description: 'Deprecated since 2027-01-01; it may be gone from 2028-02-01 on. Use /v1/new instead.',
  })
  expect(paths['/v1/new']?.get.deprecated).toBeUndefined()
})

it('one that would go within twelve months stops the start', async () => {
  await expect(appWith({ since: '2027-03-15', sunset: '2028-03-14' })).rejects.toThrow('twelve months')
})
