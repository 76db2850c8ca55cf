/** A receiver of webhooks as a partner runs one: a server that verifies what it is sent, and answers as it is told to. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook as Verifier } from 'standardwebhooks'
import { expect, onTestFinished } from 'vitest'

export interface Received {
  id: string
  type: string
  timestamp: string
  data: {
    position: number
    cursor: string
    retreatId: string | null
    subject: { type: string; id: string }
    records: { type: string; id: string }[]
    isWhole: boolean
  }
}

export type Behaviour = (request: IncomingMessage, response: ServerResponse, nth: number) => void

export const accept: Behaviour = (_request, response) => void response.writeHead(204).end()
export function answering(status: number, headers: Record<string, string> = {}): Behaviour {
  return (_request, response) => void response.writeHead(status, headers).end('contoh')
}

export class Receiver {
  /** Every message that was verified, in the order in which they came, repeated ones too. */
  readonly received: Received[] = []
  /** Messages that no secret signs. */
  readonly forged: string[] = []
  /** How many requests there were, verified or not. */
  requests = 0
  behaviour: Behaviour = accept
  secrets: string[] = []
  #server: Server
  #port = 0

  private constructor() {
    this.#server = this.#serve()
  }

  static async start(): Promise<Receiver> {
    const receiver = new Receiver()
    await receiver.#listen(0)
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/webhook`
  }

  /** The process is gone, and with it every connection. */
  async kill(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async startAgain(): Promise<void> {
    this.#server = this.#serve()
    await this.#listen(this.#port)
  }

  /** Ids of what arrived, each once, in the order of its first coming. */
  get ids(): string[] {
    return [...new Set(this.received.map(({ id }) => id))]
  }

  async until(count: number, timeoutMs = 60_000): Promise<void> {
    await expect
      .poll(() => this.ids.length, { timeout: timeoutMs, interval: 20 })
      .toBeGreaterThanOrEqual(count)
  }

  async #listen(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
    this.#port = (this.#server.address() as AddressInfo).port
  }

  #serve(): Server {
    return createServer(async (request, response) => {
      const chunks: Buffer[] = []
      try {
        for await (const chunk of request) chunks.push(chunk as Buffer)
      } catch {
        return
      }
      this.requests += 1
      const body = Buffer.concat(chunks).toString()
      const headers = request.headers as Record<string, string>
      const message = this.#verified(body, headers)
      if (message === undefined) {
        this.forged.push(body)
        return void response.writeHead(401).end()
      }
      // What is answered with success was taken, whether or not the answer arrives.
      const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse
      response.writeHead = (status: number, ...rest: unknown[]) => {
        if (status >= 200 && status < 300)
          this.received.push({ ...message, id: String(headers['webhook-id']) })
        return writeHead(status, ...rest)
      }
      this.behaviour(request, response, this.requests)
    })
  }

  #verified(body: string, headers: Record<string, string>): Omit<Received, 'id'> | undefined {
    for (const secret of this.secrets) {
      try {
        return new Verifier(secret).verify(body, headers) as Omit<Received, 'id'>
      } catch {}
    }
    return undefined
  }
}

/** One that ends with the test. */
export async function aReceiver(): Promise<Receiver> {
  const receiver = await Receiver.start()
  onTestFinished(() => receiver.kill().catch(() => {}))
  return receiver
}
