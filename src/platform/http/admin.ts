/** The admin client: one page for every address below /admin, and its assets, which never change under their names. */
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../shared/errors.ts'

/** Made by the build, beside what is compiled; from the sources too. */
const folder = fileURLToPath(new URL('../../../dist/admin', import.meta.url))

/** The build keeps them in one folder. */
const ASSET_NAME = /^[\w-][\w.-]*$/

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    workerSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
}

export async function registerAdmin(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true })
  const options = {
    config: { access: 'public' },
    schema: { hide: true },
    helmet: { contentSecurityPolicy },
  } as const

  for (const address of ['/admin', '/admin/*'])
    app.get(address, options, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false }),
    )
  app.get<{ Params: { '*': string } }>('/admin/assets/*', options, (request, reply) => {
    const name = request.params['*']
    if (!ASSET_NAME.test(name)) throw new AppError('route_not_found')
    return reply.sendFile(`assets/${name}`, { immutable: true, maxAge: '1y' })
  })
}
