/** A reader of the event feed, as another system would be one: it goes on from where it was, whatever happens. */
import { setTimeout as sleep } from 'node:timers/promises'
import { digestJson } from '../../src/platform/shared/etag.ts'
import type { Random } from './random.ts'

export interface Followed {
  position: number
  id: string
  /** Of everything that the event says. */
  digest: string
}

const PAUSE_MS = 30

/** Reads from the beginning, at any of the processes, until it is over and nothing more comes. */
export async function followFeed(
  urls: readonly string[],
  secret: string,
  random: Random,
  isOver: () => boolean,
): Promise<Followed[]> {
  const followed: Followed[] = []
  for (let after = '0'; ; ) {
    const wasOver = isOver()
    const page = await readPage(
      `${random.pick(urls)}/v1/events?after=${after}&limit=${random.between(1, 200)}`,
      secret,
    )
    if (page === null) {
      await sleep(PAUSE_MS)
      continue
    }
    for (const event of page.items) {
      followed.push({ position: event.position, id: event.id, digest: digestJson(event) })
    }
    if (page.next === after) {
      if (wasOver) return followed
      await sleep(PAUSE_MS)
    }
    after = page.next
  }
}

interface FeedPage {
  items: { position: number; id: string }[]
  next: string
}

/** Null where the process is dead or has no database. */
async function readPage(url: string, secret: string): Promise<FeedPage | null> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${secret}` } }).catch(() => null)
  return answer?.ok ? ((await answer.json().catch(() => null)) as FeedPage | null) : null
}
