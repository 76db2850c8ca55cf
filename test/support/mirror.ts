/** A partner's mirror: the newest of each record by the feed alone. */
import type { Client } from './client.ts'

export interface MirroredRecord extends Record<string, unknown> {
  type: string
}

/** Keeps what the feed tells, by type and id. */
export class Mirror {
  readonly records = new Map<string, MirroredRecord>()
  #cursor: string | undefined

  /** Goes on from where it was until nothing is new. */
  async catchUp(client: Client, limit = 100): Promise<void> {
    for (;;) {
      const after = this.#cursor === undefined ? '' : `&after=${this.#cursor}`
      const { items, next } = (await client.get(`/v1/events?limit=${limit}${after}`)).body as {
        items: { records: MirroredRecord[] }[]
        next: string
      }
      for (const record of items.flatMap(({ records }) => records))
        this.records.set(`${record.type} ${record.id}`, record)
      if (next === this.#cursor) return
      this.#cursor = next
    }
  }

  of(type: string): MirroredRecord[] {
    return [...this.records.values()].filter((record) => record.type === type)
  }
}
