/** A browser as far as the API sees one: it keeps the cookie, says which page asks, and the page sends the token. */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { recordDecidedBy, UNREAD } from './decisions.ts'

const HERE = 'http://localhost:80'

export class Browser {
  readonly app: FastifyInstance
  /** Everything that the page or an intruder may set otherwise. */
  cookie = ''
  /** The cookie by which it is known where it signed in before. */
  known = ''
  csrfToken = ''

  /** Where it asks from. */
  readonly #address: string

  constructor(app: FastifyInstance, address = '127.0.0.1') {
    this.app = app
    this.#address = address
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
      remoteAddress: this.#address,
      headers: {
        host: 'localhost:80',
        'accept-language': 'en',
        ...((this.cookie || this.known) && { cookie: [this.cookie, this.known].filter(Boolean).join('; ') }),
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

  /** Decides on the record as this browser reads it now. */
  async decide(url: string, body: object = {}): Promise<LightMyRequestResponse> {
    const { etag } = (await this.send('GET', recordDecidedBy(url) ?? url)).headers
    return this.send('POST', url, body, { 'if-match': String(etag ?? UNREAD) })
  }

  async changePassword(currentPassword: string, newPassword: string) {
    const { etag } = (await this.send('GET', '/v1/session')).headers
    const headers = { 'if-match': String(etag) }
    return this.keep(await this.send('PATCH', '/v1/session', { currentPassword, newPassword }, headers))
  }

  private keep(response: LightMyRequestResponse): LightMyRequestResponse {
    const [session, browser] = [response.headers['set-cookie']].flat().map((set) => set?.split(';')[0] ?? '')
    if (session) this.cookie = session
    if (browser) this.known = browser
    if (session) this.csrfToken = response.json().csrfToken
    return response
  }
}
