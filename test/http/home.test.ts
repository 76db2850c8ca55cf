import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestService, type TestService } from '../support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const home = (accept?: string) =>
  service.app.inject({ method: 'GET', url: '/', headers: accept === undefined ? {} : { accept } })

it('nobody who opens the bare address meets an error: a browser is led to the admin client', async () => {
  const response = await home('text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8')

  expect(response).toMatchObject({
    statusCode: 302,
    headers: { location: '/admin', vary: expect.any(String) },
  })
})

it.each([undefined, '*/*', 'application/json', 'text/html;q=0'])(
  'a program that accepts %s is told where everything is, and all of it is there',
  async (accept) => {
    const response = await home(accept)

    expect(response.statusCode).toBe(200)
    const { service: name, api, ...links } = response.json<Record<string, string>>()
    expect({ name, api }).toEqual({ name: 'Cakupan', api: '/v1' })
    const statuses = await Promise.all(
      Object.values(links).map(async (url) => (await service.app.inject({ method: 'GET', url })).statusCode),
    )
    expect(statuses.filter((status) => status >= 400)).toEqual([])
  },
)
