/**
 * Work that would hold up the thread which answers everybody, such as printing a long report or reading a foreign file,
 * is done in threads of their own: bounded in number, time and memory.
 */
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { parentPort, Worker } from 'node:worker_threads'
import { mustExist } from './must-exist.ts'

export interface ThreadLimits {
  /** How many work at the same time in this process. */
  atOnce: number
  /** How many may wait for them, in the order in which they came; more are refused. */
  waiting: number
  /** For one piece of work, from when a thread takes it up. */
  timeoutMs: number
  /** Of a thread's heap; one that needs more is ended, and nothing else. */
  memoryMb: number
  /** How long a thread without work is kept: starting one costs more than most work. */
  idleMs: number
}

/** As many are at work, and as many wait, as may. */
export class ThreadsBusy extends Error {}

/** A piece of work took too long, or too much memory. */
export class WorkUnfinished extends Error {}

/** Loading its modules says nothing of any work. */
const START_TIMEOUT_MS = 30_000
/** Of the thread alone, as Linux counts it: where processors are scarce, the answers go first. */
const NICENESS = 10

/** The threads that do one kind of work, by a script that calls `workInThread`. */
export class Threads<Order, Result> {
  readonly limits: ThreadLimits
  readonly #script: URL
  readonly #idle = new Map<Worker, NodeJS.Timeout>()
  readonly #waiting: (() => void)[] = []
  #working = 0

  constructor(script: URL, limits: ThreadLimits) {
    this.#script = script
    this.limits = limits
  }

  /** Throws what the work throws, `WorkUnfinished` beyond the limits, `ThreadsBusy` where there is no place. */
  async run(order: Order): Promise<Result> {
    await this.#takePlace()
    try {
      const thread = this.#idleThread() ?? (await this.#startThread())
      thread.postMessage(order)
      const result = await messageOf(thread, this.limits.timeoutMs)
      this.#keep(thread)
      return result as Result
    } finally {
      this.#leavePlace()
    }
  }

  async #takePlace(): Promise<void> {
    const { atOnce, waiting } = this.limits
    if (this.#working < atOnce) {
      this.#working += 1
      return
    }
    if (this.#waiting.length >= waiting) throw new ThreadsBusy()
    await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** To whoever has waited longest. */
  #leavePlace(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#working -= 1
  }

  #idleThread(): Worker | undefined {
    for (const [thread, timer] of this.#idle) {
      clearTimeout(timer)
      this.#idle.delete(thread)
      thread.ref()
      return thread
    }
    return undefined
  }

  async #startThread(): Promise<Worker> {
    const resourceLimits = { maxOldGenerationSizeMb: this.limits.memoryMb }
    const thread = new Worker(this.#script, { resourceLimits })
    // Who waits for its message hears of a failure; one that nobody waits for must not end the process.
    thread.on('error', () => {})
    thread.once('exit', () => this.#idle.delete(thread))
    await messageOf(thread, START_TIMEOUT_MS)
    return thread
  }

  /** For the next piece of work, without keeping the process alive. */
  #keep(thread: Worker): void {
    thread.unref()
    this.#idle.set(thread, setTimeout(() => void thread.terminate(), this.limits.idleMs).unref())
  }
}

/** The thread's next message. One that fails, or takes too long, is at its end. */
async function messageOf(thread: Worker, timeoutMs: number): Promise<unknown> {
  const timer = setTimeout(() => void thread.terminate(), timeoutMs)
  const heard = new AbortController()
  try {
    return await Promise.race([
      once(thread, 'message', heard).then(([message]) => message),
      once(thread, 'exit', heard).then(() => Promise.reject(new WorkUnfinished())),
    ])
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkUnfinished() : error
  } finally {
    clearTimeout(timer)
    heard.abort()
  }
}

/** Of a thread's script: does the work of each order that comes. What it throws ends the thread. */
export function workInThread<Order, Result>(work: (order: Order) => Result | Promise<Result>): void {
  const port = mustExist(parentPort, 'the thread that gives the orders')
  if (process.platform === 'linux') setPriority(NICENESS)
  port.on('message', async (order: Order) => port.postMessage(await work(order)))
  port.postMessage('ready')
}

/** Threads run what was built, also where the service itself runs from its sources: the script beside `moduleUrl`. */
export function builtScript(moduleUrl: string, name: string): URL {
  const at = moduleUrl.lastIndexOf('/src/')
  return new URL(name, at < 0 ? moduleUrl : `${moduleUrl.slice(0, at)}/dist/${moduleUrl.slice(at + 5)}`)
}
