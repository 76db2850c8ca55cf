/** The service on a port of its own, and clients that know no manners: bytes as they are, over real sockets. */
import type { AddressInfo } from 'node:net'
import { connect, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished } from 'vitest'
import { buildApp } from '../../src/app.ts'
import type { Security } from '../../src/platform/http/security.ts'
import type { TestService } from './service.ts'

/** What holds must come to hold within this; how soon says nothing on a busy machine. */
const PATIENCE_MS = 20_000

export interface ListeningApp {
  app: FastifyInstance
  port: number
  /** Waits until the service has so many sockets open, and fails where it does not come to that. */
  untilConnections(count: number): Promise<void>
  /** Waits until it has met so many clients, and holds the sockets of so many at most. */
  untilAtMost(count: number, clients: number): Promise<void>
  /** Waits until it has met so many clients, and holds the socket of none. */
  untilClosed(clients: number): Promise<void>
}

/** With defences of its own, and routes that `prepare` adds. */
export async function listeningApp(
  service: TestService,
  security: Partial<Security>,
  prepare: (app: FastifyInstance) => unknown = () => {},
): Promise<ListeningApp> {
  const app = await buildApp({
    db: service.db,
    logger: false,
    security: { connectionCheckMs: 50, drainTimeoutMs: 500, ...security },
  })
  await prepare(app)
  let met = 0
  app.server.on('connection', () => {
    met += 1
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => app.close())
  const connections = () =>
    new Promise<number>((resolve, reject) =>
      app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    )
  const patience = { timeout: PATIENCE_MS, interval: 20 }
  return {
    app,
    port: (app.server.address() as AddressInfo).port,
    untilConnections: (count) => expect.poll(connections, patience).toBe(count),
    async untilAtMost(count, clients) {
      await expect.poll(() => met, patience).toBeGreaterThanOrEqual(clients)
      await expect.poll(connections, patience).toBeLessThanOrEqual(count)
    },
    async untilClosed(clients) {
      await expect.poll(() => met, patience).toBeGreaterThanOrEqual(clients)
      await expect.poll(connections, patience).toBe(0)
    },
  }
}

/** A client that sends what it is told to, and never closes its side by itself. */
export class RawClient {
  readonly socket: Socket
  #text = ''
  /** How the service ended: with its side closed in order, or by a reset. */
  readonly ended: Promise<'closed' | 'reset'>
  #trickle: NodeJS.Timeout | undefined

  constructor(port: number, { localAddress }: { localAddress?: string } = {}) {
    this.socket = connect({
      port,
      host: '127.0.0.1',
      allowHalfOpen: true,
      ...(localAddress === undefined ? {} : { localAddress }),
    })
    this.ended = new Promise((resolve) => {
      this.socket.once('end', () => resolve('closed'))
      this.socket.once('error', () => resolve('reset'))
      this.socket.once('close', () => resolve('reset'))
    })
    onTestFinished(() => this.leave())
  }

  send(bytes: string | Buffer): this {
    this.socket.write(bytes)
    return this
  }

  /** One more byte every few milliseconds, for ever. */
  trickle(byte = 'x', everyMs = 20): this {
    this.#trickle = setInterval(() => this.socket.write(byte), everyMs)
    return this
  }

  /** Reads from now on; before, what comes is left in the kernel. */
  read(): this {
    this.socket.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString('latin1')
    })
    return this
  }

  /** What was read so far. */
  get text(): string {
    return this.#text
  }

  /** Resolves when everything that was sent is in the hands of the kernel: nothing is read before. */
  async allSent(): Promise<this> {
    await new Promise<void>((resolve) => this.socket.write('', () => resolve()))
    return this
  }

  leave(): void {
    clearInterval(this.#trickle)
    this.socket.destroy()
  }
}

/** The status of the first answer in what was read, and the code of its problem document. */
export function answerIn(text: string): { status: number; code: string | undefined } {
  const [head = '', body = ''] = text.split(/\r\n\r\n(.*)/s)
  const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(head) ?? []
  const [, code] = /"code":"(\w+)"/.exec(body) ?? []
  return { status: Number(status), code }
}
