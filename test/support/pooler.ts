/**
 * A pooler between a service and Postgres, as pgbouncer is: it signs in to the server itself, drops the settings that come
 * with a connection, and lends its server connections for a session or only for a transaction.
 */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import pg from 'pg'

/** `forgetful`: for a session, but with all settings reset after every transaction. */
type Mode = 'session' | 'transaction' | 'forgetful'

const SSL_REQUEST = 80_877_103
const CANCEL_REQUEST = 80_877_102

export interface Pooler {
  /** The URL of the database, through the pooler. */
  url: string
  close(): Promise<void>
}

export async function startPooler(databaseUrl: string, mode: Mode): Promise<Pooler> {
  const pool = new ServerPool(databaseUrl)
  const clients = new Set<Socket>()
  const listener = createServer((client) => {
    clients.add(client)
    client.once('close', () => clients.delete(client))
    client.on('error', () => {})
    relay(client, pool, mode)
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const url = new URL(databaseUrl)
  url.port = String((listener.address() as AddressInfo).port)
  return {
    url: url.href,
    async close() {
      for (const client of clients) client.destroy()
      listener.close()
      pool.close()
    },
  }
}

/** Connections to the server; the one that was given back last is lent first. */
class ServerPool {
  readonly #idle: Socket[] = []
  readonly #all: pg.Client[] = []
  readonly #url: string

  constructor(url: string) {
    this.#url = url
  }

  async take(): Promise<Socket> {
    return this.#idle.pop() ?? this.#open()
  }

  giveBack(server: Socket): void {
    server.removeAllListeners('data')
    this.#idle.push(server)
  }

  close(): void {
    for (const client of this.#all) socketOf(client).destroy()
  }

  /** Signed in by pg, whose ears are then taken off. */
  async #open(): Promise<Socket> {
    const client = new pg.Client({ connectionString: this.#url })
    client.on('error', () => {})
    await client.connect()
    this.#all.push(client)
    const server = socketOf(client)
    server.removeAllListeners('data')
    return server
  }
}

function socketOf(client: pg.Client): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream
}

/** Everybody is let in: who may is not what this is about. */
function relay(client: Socket, pool: ServerPool, mode: Mode): void {
  let server: Promise<Socket> | undefined
  let unanswered = 0
  const fromClient = messagesOf((type, bytes) => {
    if (type === 'X') return client.end()
    if (type === 'startup') return welcome(client, bytes)
    if (type === 'Q' || type === 'S') unanswered += 1
    server ??= lend()
    void server.then((lent) => lent.write(bytes))
  }, true)

  async function lend(): Promise<Socket> {
    const lent = await pool.take()
    let isOurOwnQuery = false
    const fromServer = messagesOf((type, bytes) => {
      if (!isOurOwnQuery) client.write(bytes)
      if (type !== 'Z') return
      if (isOurOwnQuery) {
        isOurOwnQuery = false
        return
      }
      unanswered -= 1
      const isIdle = bytes.at(-1) === 'I'.charCodeAt(0)
      if (!isIdle || unanswered > 0) return
      if (mode === 'transaction') {
        server = undefined
        pool.giveBack(lent)
      } else if (mode === 'forgetful') {
        isOurOwnQuery = true
        lent.write(message('Q', [...Buffer.from('reset all\0')]))
      }
    })
    lent.on('data', fromServer)
    return lent
  }

  client.on('data', fromClient)
  client.once('close', () => void server?.then((lent) => lent.destroy()))
}

function welcome(client: Socket, startup: Buffer): void {
  const request = startup.readInt32BE(4)
  if (request === SSL_REQUEST) client.write('N')
  else if (request === CANCEL_REQUEST) client.end()
  else
    client.write(
      Buffer.concat([message('R', [0, 0, 0, 0]), message('K', Array(8).fill(0)), message('Z', [73])]),
    )
}

function message(type: string, body: number[]): Buffer {
  const bytes = Buffer.from([type.charCodeAt(0), 0, 0, 0, 0, ...body])
  bytes.writeInt32BE(body.length + 4, 1)
  return bytes
}

/** Parts a stream of bytes into whole messages; a client begins with one that has no type. */
function messagesOf(take: (type: string, bytes: Buffer) => void, beginsWithoutType = false) {
  let rest: Buffer = Buffer.alloc(0)
  let isTyped = !beginsWithoutType
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const lengthAt = isTyped ? 1 : 0
      if (rest.length < lengthAt + 4) return
      const end = lengthAt + rest.readInt32BE(lengthAt)
      if (rest.length < end) return
      const bytes = rest.subarray(0, end)
      rest = rest.subarray(end)
      const type = isTyped ? String.fromCharCode(bytes[0] ?? 0) : 'startup'
      if (!isTyped && bytes.readInt32BE(4) !== SSL_REQUEST) isTyped = true
      take(type, bytes)
    }
  }
}
