/** A browser as far as the API sees one: it keeps the cookie, says which page asks, and the page sends the token. */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

const HERE = 'http://localhost:80'

export class Browser {
  readonly app: FastifyInstance
  /** Everything that the page or an intruder may set otherwise. */
  cookie = ''
  csrfToken = ''

  constructor(app: FastifyInstance) {
    this.app = app
  }

  async signIn(email: string, password: string, headers: Record<string, string> = {}) {
    return this.keep(await this.send('POST', '/v1/session', { email, password }, headers))
  }

  async send(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    const isChange = method !== 'GET'
    return this.app.inject({
      method,
      url,
      headers: {
        host: 'localhost:80',
        'accept-language': 'en',
        ...(this.cookie && { cookie: this.cookie }),
        ...(isChange && {
          origin: HERE,
          'x-csrf-token': this.csrfToken,
          'idempotency-key': crypto.randomUUID(),
        }),
        ...headers,
      },
      ...(body && { payload: body }),
    })
  }

  async changePassword(currentPassword: string, newPassword: string) {
    const { etag } = (await this.send('GET', '/v1/session')).headers
    const headers = { 'if-match': String(etag) }
    return this.keep(await this.send('PATCH', '/v1/session', { currentPassword, newPassword }, headers))
  }

  private keep(response: LightMyRequestResponse): LightMyRequestResponse {
    const [set] = [response.headers['set-cookie']].flat()
    if (set) this.cookie = set.split(';')[0] ?? ''
    if (set) this.csrfToken = response.json().csrfToken
    return response
  }
}
