import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, importJWK, type JWK, SignJWT } from 'jose'
import Provider from 'oidc-provider'
import type { SsoConfig } from '../../src/platform/authority/sso.ts'

export const AUDIENCE = 'https://cakupan.contoh.example'

/** An identity provider with one signing key; its clients are the systems of these tests, and people come with what it forges. */
export class IdentityProvider {
  readonly #server: Server
  key: JWK
  issuer = ''

  private constructor(server: Server, key: JWK) {
    this.#server = server
    this.key = key
  }

  static async start(): Promise<IdentityProvider> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const provider = new IdentityProvider(server, await newKey('first'))
    provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    provider.serve()
    return provider
  }

  /** How a service is told to believe it. */
  sso(more: Partial<SsoConfig> = {}): SsoConfig {
    return {
      issuer: this.issuer,
      audience: AUDIENCE,
      jwksUrl: `${this.issuer}/jwks`,
      algorithms: ['ES256'],
      rolesClaim: 'roles',
      tokenType: 'at+jwt',
      clockSkewSeconds: 5,
      keysCooldownMs: 0,
      ...more,
    }
  }

  /** Signs with a new key from now on, and shows no other. */
  async rotate(): Promise<void> {
    this.key = await newKey(randomUUID())
    this.serve()
  }

  private serve(): void {
    const provider = new Provider(this.issuer, {
      jwks: { keys: [this.key as never] },
      clients: [clientOf('finance'), clientOf('tamu')],
      scopes: ['finance', 'tamu'],
      features: {
        clientCredentials: { enabled: true },
        devInteractions: { enabled: false },
        resourceIndicators: {
          enabled: true,
          getResourceServerInfo: (_context, audience) => ({
            scope: 'finance tamu',
            audience,
            accessTokenFormat: 'jwt',
            accessTokenTTL: 600,
            jwt: { sign: { alg: 'ES256' } },
          }),
        },
      },
      extraTokenClaims: (_context, token) => ({
        sub: (token as unknown as { clientId: string }).clientId,
        roles: [...(token.scope ?? '').split(' ')],
      }),
    })
    this.#server.removeAllListeners('request')
    this.#server.on('request', provider.callback())
  }

  /** An access token for the client with these roles, as a system gets one. */
  async token(roles: string, resource = AUDIENCE): Promise<string> {
    const client = clientOf(roles)
    const response = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client.client_id}:${client.client_secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: roles, resource }),
    })
    const { access_token: token } = (await response.json()) as { access_token?: string }
    if (!token) throw new Error('the provider gave no token')
    return token
  }

  /** A token that the provider would never give, signed with its own key. */
  async forge(claims: Record<string, unknown>, header: Record<string, string> = {}): Promise<string> {
    const now = Math.ceil(Date.now() / 1000)
    const all = { iss: this.issuer, aud: AUDIENCE, sub: 'a', roles: ['finance'], exp: now + 60, ...claims }
    return new SignJWT(all)
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: String(this.key.kid), ...header })
      .sign(await importJWK(this.key, 'ES256'))
  }

  stop(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }
}

export async function newKey(kid: string): Promise<JWK> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' }
}

function clientOf(roles: string) {
  return {
    client_id: `sistem-${roles.replace(' ', '-')}`,
    client_secret: 'rahasia-contoh',
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    scope: roles,
    id_token_signed_response_alg: 'ES256' as const,
  }
}
