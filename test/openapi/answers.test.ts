/** The OpenAPI document needs no key: asking for it must cost next to nothing. */
import { expect, it } from 'vitest'
import { startTestService } from '../support/service.ts'

it.each(['/openapi.json', '/docs/json', '/docs/yaml'])(
  '%s is not made anew for whoever asks, and not sent to a reader who has it',
  async (url) => {
    const service = await startTestService()
    const { app } = service
    const make = app.swagger
    let made = 0
    Object.assign(app, {
      swagger: (options: never) => {
        made += 1
        return make(options)
      },
    })

    const answers = []
    for (let asked = 0; asked < 5; asked += 1) answers.push(await app.inject({ url }))
    const [first] = answers
    const etag = String(first?.headers.etag)
    const again = await app.inject({ url, headers: { 'if-none-match': etag } })
    await service.close()

    expect(made).toBe(1)
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect(first?.body).toContain('3.1.1')
    expect([first?.statusCode, again.statusCode, again.body]).toEqual([200, 304, ''])
  },
)
