/** The feed as it grows, as server-sent events: a reader that cannot keep up is read no further for, and costs one page. */
import { Readable } from 'node:stream'
import type { Actor } from '../platform/authority/actor.ts'
import type { Db } from '../platform/db/client.ts'
import type { Event, StreamQuery } from './feed.schema.ts'
import type { LogEnd } from './log-end.ts'
import { endOfFeed, readFeed } from './read-feed.ts'
import { isVisibleTo } from './read-log.ts'

/** Events that are read at a time, and so kept for a reader that takes none. */
const PAGE = 10
/** When a reader whose stream ended comes again. */
const RETRY_MS = 2_000
/** Whoever has not taken the last piece by then is cut off. */
const LAST_PIECE_WITHIN_MS = 500

/** Of this process. */
export const openStreams = { count: 0 }

export interface Streaming {
  db: Db
  /** Who reads, as of now; rejects where the credential has ended. */
  recognise: () => Promise<Actor>
  logEnd: LogEnd
  /** Ends it. */
  signal: AbortSignal
  streamForMs: number
  streamHeartbeatMs: number
  streamRecognisedEveryMs: number
}

/** Answers once the first page is read: a cursor of another log is refused, and no stream begins. */
export async function streamEvents(
  actor: Actor,
  { after, ...wanted }: StreamQuery,
  streaming: Streaming,
): Promise<Readable> {
  const { db, logEnd } = streaming
  const ending = new AbortController()
  const watch = { actor, signal: AbortSignal.any([ending.signal, streaming.signal]) }
  const read = (cursor: string) =>
    readFeed(db, isVisibleTo(watch.actor), { ...wanted, after: cursor, limit: PAGE })
  let cursor = after === 'end' ? await endOfFeed(db) : after
  let page = await read(cursor)

  async function* frames(): AsyncGenerator<string> {
    yield `retry: ${RETRY_MS}\n\n`
    while (!watch.signal.aborted) {
      for (const { event, cursor: id } of page.items) {
        if (watch.signal.aborted) return
        yield frameOf(id, event)
      }
      if (page.next !== cursor) {
        // Of what the reader does not ask for, or may not see, it learns how far it came: it need not be looked for again.
        if (page.next !== page.items.at(-1)?.cursor) yield `id: ${page.next}\n\n`
        cursor = page.next
      } else {
        const heartbeat = AbortSignal.timeout(streaming.streamHeartbeatMs)
        await logEnd.grownBeyond(db, page.sealed, AbortSignal.any([watch.signal, heartbeat]))
        if (heartbeat.aborted) yield ':\n\n'
      }
      if (!watch.signal.aborted) page = await read(cursor)
    }
  }

  // Read piece by piece as the socket takes it. A failure ends the stream as its time does: the reader comes again, and is told.
  const stream = Readable.from(endingQuietly(frames()), { objectMode: false, highWaterMark: 1 })
  const end = () => ending.abort()
  const timers = [
    setTimeout(end, streaming.streamForMs),
    setInterval(() => {
      streaming.recognise().then((recognised) => {
        watch.actor = recognised
      }, end)
    }, streaming.streamRecognisedEveryMs),
  ]
  watch.signal.addEventListener('abort', () => {
    timers.push(setTimeout(() => stream.destroy(), LAST_PIECE_WITHIN_MS))
  })
  openStreams.count += 1
  stream.once('close', () => {
    openStreams.count -= 1
    end()
    for (const timer of timers) clearTimeout(timer)
  })
  return stream
}

async function* endingQuietly(frames: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* frames
  } catch {}
}

function frameOf(id: string, event: Event): string {
  return `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`
}
