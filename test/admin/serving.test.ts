import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closesBrowserAfterwards, visit } from '../support/chromium.ts'
import { startTestService, type TestService } from '../support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())
closesBrowserAfterwards()

const read = (url: string, headers: Record<string, string> = {}) =>
  service.app.inject({ method: 'GET', url, headers })

/** The address of the page's own script, as the page names it. */
async function scriptOfPage(): Promise<string> {
  const { body } = await read('/admin')
  return /src="(\/admin\/assets\/[^"]+\.js)"/.exec(body)?.[1] ?? 'none'
}

describe('the page', () => {
  it.each(['/admin', '/admin/', '/admin/komitmen/0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f'])(
    'stands at %s, and is asked for anew each time',
    async (address) => {
      const { statusCode, headers, body } = await read(address)

      expect(statusCode).toBe(200)
      expect(headers['content-type']).toMatch(/^text\/html/)
      expect(headers['cache-control']).toContain('no-cache')
      expect(body).toContain('<div id="page">')
    },
  )

  it('is not sent again to who has it', async () => {
    const { headers } = await read('/admin')

    expect((await read('/admin', { 'if-none-match': String(headers.etag) })).statusCode).toBe(304)
  })

  it('runs nothing but its own assets, in nobody’s frame', async () => {
    const policy = String((await read('/admin')).headers['content-security-policy'])

    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
  })
})

describe('an asset', () => {
  it('is kept for ever, and comes packed', async () => {
    const { statusCode, headers } = await read(await scriptOfPage(), { 'accept-encoding': 'br, gzip' })

    expect(statusCode).toBe(200)
    expect(headers['cache-control']).toContain('public, max-age=31536000, immutable')
    expect(headers['content-encoding']).toBe('br')
    expect(headers.vary).toMatch(/accept-encoding/i)
  })

  it.each([
    '/admin/assets/none.js',
    '/admin/assets/..%2f..%2fserve.js',
    '/admin/assets/',
    '/admin/assets/%00',
  ])('that is not there is an error, and never the page: %s', async (address) => {
    const { statusCode, headers } = await read(address)

    expect(statusCode).toBeGreaterThanOrEqual(400)
    expect(statusCode).toBeLessThan(500)
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  })
})

it('a browser runs it without a word of complaint', async () => {
  const { page, complaints, open } = await visit(service)

  await open('/')
  await page.getByRole('heading').first().waitFor()

  expect(complaints).toEqual([])
})
