/**
 * Work that would hold up the thread which answers everybody, such as printing a long report or reading a foreign file,
 * is done in threads of their own: bounded in number, time and memory.
 */
import { once } from 'node:events'
import { readFileSync, readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { basename } from 'node:path'
import { parentPort, Worker } from 'node:worker_threads'
import { laneOf, type OnBehalfOf } from './caller.ts'
import { FairQueue } from './fair-queue.ts'
import { mustExist } from './must-exist.ts'

export interface ThreadLimits {
  /** How many work at the same time in this process. */
  atOnce: number
  /** How many may wait for them, in turn of their callers; more are refused. */
  waiting: number
  /** Of a processor's time for one piece of work, where the system tells it (Linux): a busy machine refuses nobody. */
  workMs: number
  /** On the clock, from when a thread takes the work up. */
  timeoutMs: number
  /** Of a thread's heap; one that needs more is ended, and nothing else. */
  memoryMb: number
  /** How long a thread without work is kept: starting one costs more than most work. */
  idleMs: number
}

/** As many are at work, and as many wait, as may, or it has waited too long. */
export class ThreadsBusy extends Error {}

/** A piece of work took too long, or too much memory. */
export class WorkUnfinished extends Error {}

/** Loading its modules says nothing of any work. */
const START_LIMITS = { workMs: Number.POSITIVE_INFINITY, timeoutMs: 60_000 }
/** For a place. */
const MAX_WAIT_MS = 60_000
/** Of the thread alone, as Linux counts it: where processors are scarce, the answers go first. */
const NICENESS = 10
/** How often it is looked whether a piece of work has passed its limits. */
const LOOK_EVERY_MS = 200

interface Thread {
  worker: Worker
  /** By which the system tells what it has worked; null where it does not. */
  systemId: string | null
}

/** The threads that do one kind of work, by a script that calls `workInThread`. */
export class Threads<Order, Result> {
  readonly limits: ThreadLimits
  readonly #script: URL
  readonly #idle = new Map<Thread, NodeJS.Timeout>()
  readonly #places: FairQueue

  constructor(script: URL, limits: ThreadLimits) {
    this.#script = script
    this.limits = limits
    const { atOnce, waiting } = limits
    this.#places = new FairQueue(
      {
        atOnce,
        // Of several places one stays for other callers.
        perCaller: Math.max(1, atOnce - 1),
        maxWaitingPerCaller: waiting,
        maxWaiting: waiting,
        maxWaitMs: MAX_WAIT_MS,
      },
      { ofCaller: () => new ThreadsBusy(), ofAll: () => new ThreadsBusy() },
    )
  }

  /** Throws what the work throws, `WorkUnfinished` beyond the limits, `ThreadsBusy` where there is no place. */
  run(order: Order, caller: OnBehalfOf): Promise<Result> {
    const work = async () => {
      const thread = this.#idleThread() ?? (await this.#startThread())
      thread.worker.postMessage(order)
      const result = await messageOf(thread, this.limits)
      this.#keep(thread)
      return result as Result
    }
    return this.#places.run(laneOf(caller), work, caller?.departure)
  }

  #idleThread(): Thread | undefined {
    for (const [thread, timer] of this.#idle) {
      clearTimeout(timer)
      this.#idle.delete(thread)
      thread.worker.ref()
      return thread
    }
    return undefined
  }

  async #startThread(): Promise<Thread> {
    const resourceLimits = { maxOldGenerationSizeMb: this.limits.memoryMb }
    const thread: Thread = { worker: new Worker(this.#script, { resourceLimits }), systemId: null }
    // Who waits for its message hears of a failure; one that nobody waits for must not end the process.
    thread.worker.on('error', () => {})
    thread.worker.once('exit', () => this.#idle.delete(thread))
    thread.systemId = (await messageOf(thread, START_LIMITS)) as string | null
    return thread
  }

  /** For the next piece of work, without keeping the process alive. */
  #keep(thread: Thread): void {
    thread.worker.unref()
    // Gone from the idle ones first: a thread that is being ended must not be given work.
    const end = () => {
      this.#idle.delete(thread)
      void thread.worker.terminate()
    }
    this.#idle.set(thread, setTimeout(end, this.limits.idleMs).unref())
  }
}

/** The thread's next message. One that fails, or passes its limits, is at its end. */
async function messageOf(
  { worker, systemId }: Thread,
  { workMs, timeoutMs }: Pick<ThreadLimits, 'workMs' | 'timeoutMs'>,
): Promise<unknown> {
  const latest = performance.now() + timeoutMs
  const most = workedMs(systemId) + workMs
  const look = () => {
    if (performance.now() > latest || workedMs(systemId) > most) void worker.terminate()
  }
  const timer = setInterval(look, Math.min(LOOK_EVERY_MS, timeoutMs))
  const heard = new AbortController()
  try {
    return await Promise.race([
      once(worker, 'message', heard).then(([message]) => message),
      once(worker, 'exit', heard).then(() => Promise.reject(new WorkUnfinished())),
    ])
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkUnfinished() : error
  } finally {
    clearInterval(timer)
    heard.abort()
  }
}

/** Of a thread's script: does the work of each order that comes. What it throws ends the thread. */
export function workInThread<Order, Result>(work: (order: Order) => Result | Promise<Result>): void {
  const port = mustExist(parentPort, 'the thread that gives the orders')
  const isLinux = process.platform === 'linux'
  if (isLinux) setPriority(NICENESS)
  port.on('message', async (order: Order) => port.postMessage(await work(order)))
  port.postMessage(isLinux ? basename(readlinkSync('/proc/thread-self')) : null)
}

/** What a thread has had of a processor, in ms; 0 where the system does not tell. */
function workedMs(systemId: string | null): number {
  if (systemId === null) return 0
  try {
    const [nanoseconds] = readFileSync(`/proc/self/task/${systemId}/schedstat`, 'latin1').split(' ')
    return Number(nanoseconds) / 1e6
  } catch {
    return 0
  }
}

/** Threads run what was built, also where the service itself runs from its sources: the script beside `moduleUrl`. */
export function builtScript(moduleUrl: string, name: string): URL {
  const at = moduleUrl.lastIndexOf('/src/')
  return new URL(name, at < 0 ? moduleUrl : `${moduleUrl.slice(0, at)}/dist/${moduleUrl.slice(at + 5)}`)
}
