import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { connect } from '../../src/platform/db/client.ts'
import { startTestService, type TestService } from '../support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const get = (url: string) => service.app.inject({ url })

describe('without a key', () => {
  it.each(['/healthz', '/readyz'])('%s says ok', async (url) => {
    const response = await get(url)

    expect(response.statusCode).toBe(200)
    expect(response.json()).toEqual({ status: 'ok' })
  })

  it.each(['regencies', 'account-codes', 'kbli', 'roles', 'problems'])(
    '/v1/reference/%s is read',
    async (list) => {
      const response = await get(`/v1/reference/${list}`)

      expect(response.statusCode).toBe(200)
      expect(response.json().items.length).toBeGreaterThan(0)
    },
  )

  it('/openapi.json describes the API, and /docs shows it', async () => {
    expect((await get('/openapi.json')).json().openapi).toBe('3.1.1')
    expect((await get('/docs')).headers['content-type']).toMatch('text/html')
  })
})

describe('without a database', () => {
  it('the process is alive but not ready, and asks to be tried again', async () => {
    const db = connect('postgres://nobody@127.0.0.1:1/none', () => {})
    const app = await buildApp({ db, logger: false })

    const [alive, ready, read] = await Promise.all(
      ['/healthz', '/readyz', '/v1/companies'].map((url) =>
        app.inject({ url, headers: { authorization: 'Bearer ckp_x' } }),
      ),
    )
    await app.close()

    expect(alive?.statusCode).toBe(200)
    for (const refused of [ready, read]) {
      expect(refused?.statusCode).toBe(503)
      expect(refused?.json().code).toBe('database_unavailable')
      expect(refused?.headers['retry-after']).toBe('2')
    }
  })
})
