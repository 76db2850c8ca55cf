/** An app whose calls are held until a test lets them go, listening where each socket can be watched. */
import type { FastifyInstance } from 'fastify'
import type { Security } from '../../src/platform/http/security.ts'
import { takeUploads, UPLOAD_PLACES } from '../../src/platform/http/uploads.ts'
import type { TestService } from './service.ts'
import { listeningApp, RawClient } from './sockets.ts'

/** Far more than the buffers of both kernels hold. */
export const LONG_ANSWER = Buffer.alloc(32 * 1024 * 1024, 'x')
/** All places for one caller, and no patience. */
export const impatient = { ...UPLOAD_PLACES, perCaller: UPLOAD_PLACES.atOnce, maxWaitMs: 50 }
/** Two places, and patience for all who wait for one. */
export const patient = { ...UPLOAD_PLACES, atOnce: 2, perCaller: 2, maxWaitMs: 60_000 }

export const get = (path: string) => `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`
const isPublic = { config: { access: 'public' } } as const

/** Calls of /hold that wait to be let go. */
interface Held {
  calls: (() => void)[]
}

function routesOf(held: Held) {
  return async (app: FastifyInstance) => {
    app.get('/long', isPublic, async (_request, reply) => reply.type('text/plain').send(LONG_ANSWER))
    const wait = async () => {
      await new Promise<void>((letGo) => held.calls.push(letGo))
      return { held: true }
    }
    app.get('/hold', isPublic, wait)
    app.post('/hold', isPublic, wait)
    await app.register(async (scope) => {
      await takeUploads(scope, impatient)
      const config = { access: 'companies.write', upload: { maxFileBytes: 1024 } } as const
      scope.post('/upload', { config }, async () => ({}))
      scope.post('/upload-and-hold', { config }, wait)
    })
    await app.register(async (scope) => {
      await takeUploads(scope, patient)
      const config = { access: 'companies.write', upload: { maxFileBytes: 1024 } } as const
      scope.post('/patient-upload', { config }, async () => ({}))
    })
  }
}

/** Behind these defences: /long, /hold, and uploads that wait for a place, or do not. */
export async function holdingApp(service: TestService, security: Partial<Security>) {
  const held: Held = { calls: [] }
  const app = await listeningApp(service, security, routesOf(held))
  return { ...app, held, open: (bytes = '') => new RawClient(app.port).send(bytes) }
}
