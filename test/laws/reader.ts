/** Reads a history's reports over HTTP, as an auditor does, and chooses what of it the laws look at. */
import { expect } from 'vitest'
import { Dice, daysBefore } from '../model/commands/dice.ts'
import type { TestService } from '../support/service.ts'
import type { History } from './history.ts'

const DAY_MS = 86_400_000

export class Reader {
  readonly history: History
  private readonly service: TestService

  constructor(service: TestService, history: History) {
    this.service = service
    this.history = history
  }

  // biome-ignore lint/suspicious/noExplicitAny: the laws look at the reports of one version, field by field
  async json(path: string): Promise<any> {
    return JSON.parse((await this.bytes(path)).toString())
  }

  /** As it was answered, in English. */
  async bytes(path: string): Promise<Buffer> {
    const { statusCode, rawPayload } = await this.service.app.inject({
      url: `/v1/retreats/${this.history.retreatId}/${path}`,
      headers: { authorization: `Bearer ${this.service.as('auditor').secret}`, 'accept-language': 'en' },
    })
    expect(statusCode, `${path}: ${rawPayload.toString()}`).toBe(200)
    return rawPayload
  }

  /** So many days since the first budget, today excluded; every other one on which much is dated. The same each time. */
  pastDays(count: number): string[] {
    const { since, today, choices } = this.history
    const dice = new Dice(choices)
    const age = (Date.parse(today) - Date.parse(since)) / DAY_MS
    const busy = daysBefore(today).filter((day) => day < today)
    return Array.from({ length: count }, (_, index) => {
      if (index % 2 === 0) return dice.pick(busy) ?? since
      const day = Date.parse(since) + dice.below(age) * DAY_MS
      return new Date(day).toISOString().slice(0, 10)
    })
  }
}
