/**
 * The sockets of all clients: none is kept for ever, none makes us hold memory without end, and no address has all of
 * them. Node's own time-outs see to requests whose bytes do not arrive; what they leave open is closed here.
 */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { isAmong, networkOf } from '../shared/addresses.ts'
import { Connection } from './connection.ts'
import { descriptorsForConnections } from './descriptors.ts'
import { rawAnswer } from './raw-answer.ts'
import type { Security } from './security.ts'

const MAX_HEADER_BYTES = 16 * 1024
/** What connections of proxies that are believed count as: behind them are many callers. */
const PROXIES = 'proxies'
/** Whatever the limits, the last connections are for somebody else. */
const LARGEST_SHARE = 0.75

export class Connections {
  readonly #limits: Security
  readonly #maxConnections: number
  readonly #maxPerAddress: number
  readonly #open = new Map<Socket, Connection>()
  /** The same by network: to close one for a newcomer must not mean to look at all of them. */
  readonly #openOf = new Map<string, Set<Connection>>()
  #isStopping = false

  constructor(limits: Security) {
    this.#limits = limits
    this.#maxConnections = Math.min(limits.maxConnections, descriptorsForConnections())
    this.#maxPerAddress = Math.min(
      limits.maxConnectionsPerAddress,
      Math.ceil(this.#maxConnections * LARGEST_SHARE),
    )
  }

  /** A server whose sockets are all known here. */
  serve(handle: RequestListener): Server {
    const { headersTimeoutMs, requestTimeoutMs, keepAliveTimeoutMs, stallTimeoutMs, connectionCheckMs } =
      this.#limits
    const server = createServer(
      {
        headersTimeout: headersTimeoutMs,
        requestTimeout: requestTimeoutMs,
        keepAliveTimeout: keepAliveTimeoutMs,
        connectionsCheckingInterval: connectionCheckMs,
        maxHeaderSize: MAX_HEADER_BYTES,
      },
      // One that is not known any more is answered by nobody.
      (request, response) => this.of(request.socket)?.begin(request, response, handle),
    )
    // For a socket with a request; between requests Node waits as long as it keeps one.
    server.setTimeout(stallTimeoutMs, (socket) => this.of(socket)?.stall())
    server.on('connection', (socket) => this.#admit(socket))
    server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => this.#refuse(error, socket))
    return server
  }

  /** Watches until the app is closed, and then lets nobody hold that up. */
  watch(app: FastifyInstance): void {
    const watching = setInterval(() => this.#closeOverdue(), this.#limits.connectionCheckMs).unref()
    app.addHook('preClose', async () => this.#stop())
    app.addHook('onClose', async () => clearInterval(watching))
  }

  /** None for a request that did not come over the network. */
  of(socket: Socket): Connection | undefined {
    return this.#open.get(socket)
  }

  #admit(socket: Socket): void {
    const address = socket.remoteAddress
    // Gone already. Read now, the address stays known when the socket is closed while its request is under way.
    if (address === undefined) return void socket.destroy()
    const network = isAmong(this.#limits.trustedProxies, address) ? PROXIES : networkOf(address)
    if (this.#isStopping || !this.#hasRoomFor(network)) {
      socket.end(rawAnswer('busy'))
      socket.destroySoon()
      return
    }
    const connection = new Connection(socket, network, this.#limits)
    this.#open.set(socket, connection)
    this.#openOf.set(network, (this.#openOf.get(network) ?? new Set()).add(connection))
    socket.once('close', () => this.#forget(connection))
  }

  /** Where there is no room, a connection that is owed no answer makes some. */
  #hasRoomFor(network: string): boolean {
    const own = this.#openOf.get(network)
    if (network !== PROXIES && own && own.size >= this.#maxPerAddress) return this.#closeOneOf(own)
    return this.#open.size < this.#maxConnections || this.#closeOneOfBusiest()
  }

  /** Of whoever holds most; where all of those are owed an answer, of whoever holds most of the others. */
  #closeOneOfBusiest(): boolean {
    const busiest = foremost(this.#openOf.values(), (a, b) => a.size - b.size)
    if (busiest && this.#closeOneOf(busiest)) return true
    const others = [...this.#openOf.values()].sort((a, b) => b.size - a.size)
    return others.some((each) => this.#closeOneOf(each))
  }

  /** Rather an idle one than one whose request arrives, and rather the one that waits longest. */
  #closeOneOf(connections: Iterable<Connection>): boolean {
    const eligible = [...connections].filter((each) => !each.owesAnswer)
    const chosen = foremost(eligible, (a, b) => b.pendingCount - a.pendingCount || b.idleSince - a.idleSince)
    if (chosen) this.#destroy(chosen)
    return chosen !== undefined
  }

  #closeOverdue(): void {
    const now = performance.now()
    for (const each of this.#open.values()) if (each.isOverdue(now)) this.#destroy(each)
    this.#releaseMemory()
  }

  /** What is kept for all of them is bounded: whoever makes us keep most loses a connection, until it fits. */
  #releaseMemory(): void {
    const holding = [...this.#open.values()].filter(({ heldBytes }) => heldBytes > 0)
    let total = holding.reduce((sum, { heldBytes }) => sum + heldBytes, 0)
    if (total <= this.#limits.maxHeldBytes) return
    const bytesOf = new Map<string, number>()
    for (const { network, heldBytes } of holding) {
      bytesOf.set(network, (bytesOf.get(network) ?? 0) + heldBytes)
    }
    holding.sort(
      (a, b) => (bytesOf.get(b.network) ?? 0) - (bytesOf.get(a.network) ?? 0) || b.heldBytes - a.heldBytes,
    )
    for (const each of holding) {
      if (total <= this.#limits.maxHeldBytes) return
      total -= each.heldBytes
      this.#destroy(each)
    }
  }

  #refuse(error: NodeJS.ErrnoException, socket: Socket): void {
    const connection = this.of(socket)
    if (error.code === 'ECONNRESET' || !connection) socket.destroy()
    else
      connection.refuse(error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request_timeout' : 'malformed_request')
  }

  /** Who has sent a whole request gets its answer, if that does not take too long; the others have nothing to wait for. */
  #stop(): void {
    this.#isStopping = true
    for (const each of this.#open.values()) {
      if (each.owesAnswer) each.closeWhenAnswered()
      else this.#destroy(each)
    }
    setTimeout(() => {
      for (const each of this.#open.values()) this.#destroy(each)
    }, this.#limits.drainTimeoutMs).unref()
  }

  #destroy(connection: Connection): void {
    connection.socket.destroy()
    // At once, and not when the socket says that it is closed: until then others would look in vain for room.
    this.#forget(connection)
  }

  #forget(connection: Connection): void {
    if (!this.#open.delete(connection.socket)) return
    const left = this.#openOf.get(connection.network)
    left?.delete(connection)
    if (left?.size === 0) this.#openOf.delete(connection.network)
  }
}

/** The one that comes last in this order. */
function foremost<Item>(items: Iterable<Item>, compare: (a: Item, b: Item) => number): Item | undefined {
  let best: Item | undefined
  for (const each of items) if (best === undefined || compare(best, each) < 0) best = each
  return best
}
