/** Who asks: somebody who may, as far as was learnt, and for what people do for themselves the one whom it is about. */
import { randomUUID } from 'node:crypto'
import { type Role, role } from '../../src/platform/authority/roles.ts'
import type { Browser } from '../support/browser.ts'
import type { TestService } from '../support/service.ts'
import type { Dice } from './dice.ts'
import type { Answer, Operation } from './document.ts'
import type { Person } from './filled-world.ts'

interface Caller {
  who: Role | undefined
  credentials: Record<string, string>
}

export class Callers {
  readonly #open = new Map<string, Role[]>()
  readonly #service: TestService

  constructor(service: TestService) {
    this.#service = service
  }

  /** Being refused tells who may not, so that most requests get past the guard. */
  async learnRights(operations: Operation[]): Promise<void> {
    for (const { name, method, path } of operations) {
      const url = path.replaceAll(/\{\w+\}/g, randomUUID())
      const asked = role.enumValues.map(async (who) => {
        const answer = await this.#service.app.inject({ method, url, headers: bearer(this.#service.as(who)) })
        return isForbidden(answer) ? [] : [who]
      })
      this.#open.set(name, (await Promise.all(asked)).flat())
    }
  }

  pick(dice: Dice, { name, path }: Operation, { client, browser }: Person): Caller {
    if (path === '/v1/session' && browser.cookie && dice.happens(0.8))
      return { who: undefined, credentials: headersOf(browser) }
    if (path.startsWith('/v1/me/') && dice.happens(0.8))
      return { who: undefined, credentials: bearer(client) }
    const who = this.#role(dice, name)
    return { who, credentials: who ? bearer(this.#service.as(who)) : {} }
  }

  #role(dice: Dice, name: string): Role | undefined {
    if (dice.happens(0.02)) return undefined
    if (dice.happens(0.03)) return dice.pick(role.enumValues)
    return dice.pick(this.#open.get(name) ?? role.enumValues)
  }
}

/** A session that was begun, changed or ended. */
export function keepSession({ browser }: Person, { path }: Operation, { headers, body }: Answer): void {
  const [cookie] = [headers['set-cookie']].flat()
  if (path !== '/v1/session' || typeof cookie !== 'string') return
  const { csrfToken } = JSON.parse(body)
  browser.cookie = csrfToken ? (cookie.split(';')[0] ?? '') : ''
  browser.csrfToken = csrfToken ?? ''
}

function headersOf({ cookie, csrfToken }: Browser): Record<string, string> {
  const host = 'localhost:80'
  return { host, cookie, origin: `http://${host}`, 'x-csrf-token': csrfToken }
}

function isForbidden({ statusCode, body }: Answer): boolean {
  return statusCode === 403 && JSON.parse(body).code === 'forbidden'
}

function bearer({ secret }: { secret: string | null }): Record<string, string> {
  return { authorization: `Bearer ${secret}` }
}
