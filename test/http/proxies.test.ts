/** What a client meets behind a proxy that compresses our answers. */
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { names } from '../../src/platform/shared/etag.ts'
import { compressingProxy, markings } from '../support/compressing-proxy.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aCompany } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

describe.each(Object.entries(markings))('behind a proxy that compresses: %s', (_how, mark) => {
  async function companyBehind() {
    const { id } = await aCompany(service)
    const proxy = await compressingProxy(service.app.server.address() as AddressInfo, mark)
    const headers = { authorization: `Bearer ${service.as('finance').secret}` }
    const ask = (more: Record<string, string>, change?: object) =>
      fetch(`${proxy}/v1/companies/${id}`, {
        method: change ? 'PATCH' : 'GET',
        headers: { ...headers, ...more, ...(change && { 'content-type': 'application/json' }) },
        body: change ? JSON.stringify(change) : null,
      })
    return { ask, read: await ask({}) }
  }

  it('a change is not refused for ever: the ETag that the client was given is taken, once', async () => {
    const { ask, read } = await companyBehind()
    const etag = String(read.headers.get('etag'))

    const first = await ask({ 'if-match': etag }, { regencyCodes: ['64.02'] })
    const stale = await ask({ 'if-match': etag }, { regencyCodes: ['64.03'] })
    const next = await ask({ 'if-match': String(first.headers.get('etag')) }, { regencyCodes: ['64.03'] })

    expect(read.headers.get('content-encoding')).toBe('gzip')
    expect(etag).not.toMatch(/^"[\w-]{27}"$/)
    expect([first.status, stale.status, next.status]).toEqual([200, 412, 200])
  })

  it('a reader who has it already is not sent it again', async () => {
    const { ask, read } = await companyBehind()

    const again = await ask({ 'if-none-match': String(read.headers.get('etag')) })

    expect(again.status).toBe(304)
  })
})

describe('an ETag is named', () => {
  const etag = '"PoPJ5R9SItMkVgTtPpOxe0FzvWk"'
  const marked = Object.values(markings).map((mark) => mark(etag))

  it('by whatever a proxy made of it, alone, in a list, and by *', () => {
    for (const each of [etag, ...marked, '*', ' * ']) expect(names(each, etag), each).toBe(true)
    for (const each of marked) expect(names(`"lama", ${each},"lain"`, etag), each).toBe(true)
  })

  it('not by another one, nor by a part of it, nor without its quotes', () => {
    const part = etag.slice(0, -2)
    for (const each of [
      '"lama"',
      'W/"lama-gzip"',
      `${part}"`,
      '"-gzip"',
      '',
      'W/',
      etag.slice(1, -1),
      `"*"`,
    ]) {
      expect(names(each, etag), each).toBe(false)
    }
  })

  it('where it ends with the dash that begins a suffix', () => {
    const unlucky = '"PoPJ5R9SItMkVgTtPpOxe0FzvW-"'

    for (const mark of Object.values(markings))
      expect(names(mark(unlucky), unlucky), mark(unlucky)).toBe(true)
  })

  it('with all its characters, where it ends by chance like a suffix itself', () => {
    const unlucky = '"PoPJ5R9SItMkVgTtPpOxe0-gzip"'

    expect(names(unlucky, unlucky)).toBe(true)
    expect(names(`W/${unlucky}`, unlucky)).toBe(true)
    expect(names('"PoPJ5R9SItMkVgTtPpOxe0-gzip-gzip"', unlucky)).toBe(true)
    expect(names('"PoPJ5R9SItMkVgTtPpOxe0"', unlucky)).toBe(false)
  })
})
