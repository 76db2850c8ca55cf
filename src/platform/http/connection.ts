/** One socket of a client, and what of it is under way. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { AppError } from '../shared/errors.ts'
import { rawAnswer } from './raw-answer.ts'
import type { Security } from './security.ts'

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  serve: () => void
  /** What the socket had received when the request's headers were there. */
  bytesBefore: number
}

/** How often it is looked whether enough was dropped; a fast client may send a few megabytes more. */
const DROP_CHECK_MS = 50

export class Connection {
  readonly socket: Socket
  /** The caller that its address counts as. */
  readonly network: string
  readonly #limits: Security
  readonly #destroySoon: () => void
  /** Requests that are not answered yet, the oldest first. */
  readonly #pending = new Set<Exchange>()
  #latest: IncomingMessage | undefined
  /** Since when there is no request to answer. */
  #idleSince = performance.now()
  /** Since when an answer waits to be read, and what had been taken before. */
  #waiting: { since: number; bytesBefore: number } | null = null
  #isLast = false
  #hasRest = false
  #isClosing = false
  #isHeldBack = false
  #dropping: NodeJS.Timeout | undefined

  constructor(socket: Socket, network: string, limits: Security) {
    this.socket = socket
    this.network = network
    this.#limits = limits
    this.#destroySoon = socket.destroySoon.bind(socket)
    // Node calls it after an answer with `connection: close`. Bytes that are still on their way would meet a closed
    // socket, and the reset that they cause takes the answer from the client.
    socket.destroySoon = () => (this.#isIncomplete() ? this.#closeGently() : this.#destroySoon())
  }

  get pendingCount(): number {
    return this.#pending.size
  }

  get idleSince(): number {
    return this.#idleSince
  }

  /** Whether a request has arrived completely that is not answered yet. */
  get owesAnswer(): boolean {
    const [oldest] = this.#pending
    return oldest?.request.complete === true
  }

  /** Bytes that this process keeps for it: of a request that still arrives, of answers that are not read. */
  get heldBytes(): number {
    const [oldest] = this.#pending
    const arriving = oldest && !oldest.request.complete ? this.socket.bytesRead - oldest.bytesBefore : 0
    return arriving + this.socket.writableLength
  }

  /**
   * Requests are served one after the other, as they are answered anyway: whoever sends many ahead waits behind itself
   * alone. Nothing more is read meanwhile; what one read brought beyond the allowance ends the connection.
   */
  begin(request: IncomingMessage, response: ServerResponse, handle: RequestListener): void {
    if (this.#isEnding) return void request.resume()
    if (this.#pending.size > this.#limits.maxPipelined) return void this.socket.destroy()
    const serve = () => handle(request, response)
    const exchange = { request, response, serve, bytesBefore: this.socket.bytesRead }
    this.#latest = request
    this.#pending.add(exchange)
    if (this.#pending.size === 1) this.#serve(exchange)
    else this.#holdBack()
  }

  /** Whether nothing that still comes, or waits, is answered. */
  get #isEnding(): boolean {
    return this.socket.destroyed || this.socket.writableEnded || this.#isClosing
  }

  #serve(exchange: Exchange): void {
    const { response, serve } = exchange
    response.once('close', () => {
      this.#pending.delete(exchange)
      this.#idleSince = performance.now()
      if (this.#isLast) this.closeWhenAnswered()
      // Others go between.
      if (this.#pending.size > 0) setImmediate(() => this.#serveNext())
    })
    serve()
  }

  #serveNext(): void {
    if (this.#isEnding) return
    const [oldest] = this.#pending
    if (oldest) this.#serve(oldest)
    if (this.#pending.size <= 1) this.#readOn()
  }

  #holdBack(): void {
    this.#isHeldBack = true
    this.socket.pause()
  }

  #readOn(): void {
    if (!this.#isHeldBack || this.#hasRest) return
    this.#isHeldBack = false
    this.socket.resume()
  }

  closeWhenAnswered(): void {
    this.#isLast = true
    if (this.#pending.size === 0) this.socket.destroySoon()
  }

  /** Where Node gives up: what came is no HTTP, has headers without end, or does not come to an end. */
  refuse(code: 'request_timeout' | 'malformed_request'): void {
    const { socket } = this
    if (this.#isClosing || this.#hasRest) return
    this.#hasRest = true
    const [oldest] = this.#pending
    if (oldest?.request.complete) {
      // What follows that request is at fault: the answer that is being made is not for it.
      socket.pause()
      this.closeWhenAnswered()
    } else if (oldest?.response.headersSent || socket.bytesRead === 0) {
      socket.destroy()
    } else if (oldest && oldest.request.listenerCount('error') > 0) {
      // Whoever reads the body answers, and lets go of what is held for it.
      oldest.request.emit('error', new AppError(code))
      this.#dropRest()
    } else {
      socket.write(rawAnswer(code))
      this.#closeGently()
    }
  }

  /** Nothing came and nothing was taken for so long as Node waits: it may be that the answer is only being made. */
  stall(): void {
    if (this.#pending.size === 0 || this.socket.writableLength > 0) this.socket.destroy()
  }

  /** Whether nobody should wait longer for this client. Node itself sees to requests whose bytes still arrive. */
  isOverdue(now: number): boolean {
    const { keepAliveTimeoutMs, headersTimeoutMs } = this.#limits
    // A blank line stops Node's own time-out of idle connections, and begins no other.
    const longestPause = keepAliveTimeoutMs + headersTimeoutMs
    return this.#pending.size === 0 ? now - this.#idleSince > longestPause : this.#isReadTooSlowly(now)
  }

  #isReadTooSlowly(now: number): boolean {
    const { bytesWritten, writableLength } = this.socket
    if (writableLength === 0) {
      this.#waiting = null
      return false
    }
    this.#waiting ??= { since: now, bytesBefore: bytesWritten - writableLength }
    const { since, bytesBefore } = this.#waiting
    const { stallTimeoutMs, leastReadBytesPerSecond } = this.#limits
    return now - since > stallTimeoutMs + ((bytesWritten - bytesBefore) / leastReadBytesPerSecond) * 1000
  }

  #isIncomplete(): boolean {
    return this.#hasRest || this.#latest?.complete === false
  }

  /** Ends our side, so that the client reads the answer to its end, and closes when nothing more comes. */
  #closeGently(): void {
    if (this.#isClosing) return
    this.#isClosing = true
    this.socket.end()
    this.#dropRest()
  }

  /** Reads and drops what comes until the client ends its side; closed for certain when that is too much, or too long. */
  #dropRest(): void {
    if (this.#dropping) return
    const { socket } = this
    const { maxDroppedBytes, dropTimeoutMs } = this.#limits
    const deadline = performance.now() + dropTimeoutMs
    const lastByte = socket.bytesRead + maxDroppedBytes
    this.#dropping = setInterval(() => {
      if (performance.now() > deadline || socket.bytesRead > lastByte) socket.destroy()
    }, DROP_CHECK_MS)
    socket.once('close', () => clearInterval(this.#dropping))
    socket.once('end', () => socket.destroy())
    this.#latest?.unpipe().removeAllListeners('data').resume()
    socket.resume()
  }
}
