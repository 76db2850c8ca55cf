/** A reader of server-sent events, as a browser is one: what it was sent, message by message. */
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished } from 'vitest'

export interface Message {
  id?: string
  data?: { position: number; type: string; retreatId: string | null; subject: { id: string } }
}

export class StreamReader {
  readonly response: Response
  readonly messages: Message[] = []
  comments = 0
  /** How the stream ended: in order, or cut off. */
  readonly ended: Promise<'closed' | 'cut off'>
  readonly #leaving: AbortController

  private constructor(response: Response, leaving: AbortController) {
    this.response = response
    this.#leaving = leaving
    this.ended = response.ok
      ? this.#read().then(
          () => 'closed',
          () => 'cut off',
        )
      : Promise.resolve('closed')
  }

  static async open(
    app: FastifyInstance,
    secret: string | null,
    { query = '', headers = {} }: { query?: string; headers?: Record<string, string> } = {},
  ): Promise<StreamReader> {
    const { port } = app.server.address() as AddressInfo
    const leaving = new AbortController()
    onTestFinished(() => leaving.abort())
    const response = await fetch(`http://127.0.0.1:${port}/v1/events/stream${query}`, {
      headers: { authorization: `Bearer ${secret}`, accept: 'text/event-stream', ...headers },
      signal: leaving.signal,
    })
    return new StreamReader(response, leaving)
  }

  leave(): void {
    this.#leaving.abort()
  }

  get events(): NonNullable<Message['data']>[] {
    return this.messages.flatMap(({ data }) => data ?? [])
  }

  get lastId(): string | undefined {
    return this.messages.at(-1)?.id
  }

  async untilEvents(count: number): Promise<void> {
    await expect
      .poll(() => this.events.length, { timeout: 10_000, interval: 20 })
      .toBeGreaterThanOrEqual(count)
  }

  async #read(): Promise<void> {
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of this.response.body as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true })
      const whole = text.split('\n\n')
      text = whole.pop() ?? ''
      for (const each of whole) this.#take(each)
    }
  }

  #take(message: string): void {
    if (message.startsWith(':')) this.comments += 1
    const fields = Object.fromEntries(
      message.split('\n').map((line) => {
        const [, name = '', value = ''] = /^(\w*): ?(.*)$/.exec(line) ?? []
        return [name, value]
      }),
    )
    if (fields.id === undefined) return
    this.messages.push({ id: fields.id, ...(fields.data && { data: JSON.parse(fields.data) }) })
  }
}
