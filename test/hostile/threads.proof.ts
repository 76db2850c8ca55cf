/** Work in threads of its own: what holds whatever the work is. */
import { expect, it } from 'vitest'
import { type ThreadLimits, Threads, ThreadsBusy, WorkUnfinished } from '../../src/platform/shared/threads.ts'

/** Does as it is told, and answers which of its thread's orders it was. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
  import { parentPort } from 'node:worker_threads'
  import { readlinkSync } from 'node:fs'
  let orders = 0
  parentPort.on('message', ({ does, forMs = 0 }) => {
    orders += 1
    const end = Date.now() + forMs
    while (does === 'loop' || Date.now() < end);
    const held = []
    while (does === 'hoard') held.push(new Array(10_000).fill({}))
    if (does === 'fail') throw new RangeError('as told')
    if (does === 'leave') process.exit(0)
    parentPort.postMessage(orders)
  })
  const isLinux = process.platform === 'linux'
  parentPort.postMessage(isLinux ? readlinkSync('/proc/thread-self').split('/').at(-1) : null)
`)}`,
)

interface Order {
  does: 'answer' | 'loop' | 'hoard' | 'fail' | 'leave'
  forMs?: number
}

const usual = { atOnce: 1, waiting: 10, workMs: 20_000, timeoutMs: 20_000, memoryMb: 64, idleMs: 10_000 }
const threads = (limits: Partial<ThreadLimits> = {}) =>
  new Threads<Order, number>(script, { ...usual, ...limits })
const answer: Order = { does: 'answer' }

it('work without an end is given up, and the next is done', async () => {
  const one = threads({ timeoutMs: 500 })

  await expect(one.run({ does: 'loop' }, null)).rejects.toThrow(WorkUnfinished)

  expect(await one.run(answer, null)).toBe(1)
})

it('work that takes more of a processor than it may is given up, and the next is done', async () => {
  const one = threads({ workMs: 100 })

  await expect(one.run({ does: 'loop' }, null)).rejects.toThrow(WorkUnfinished)

  expect(await one.run(answer, null)).toBe(1)
})

it('work that takes all memory is given up, and the next is done', async () => {
  const one = threads()

  await expect(one.run({ does: 'hoard' }, null)).rejects.toThrow(WorkUnfinished)

  expect(await one.run(answer, null)).toBe(1)
})

it('work that ends its thread is given up, and the next is done', async () => {
  const one = threads()

  await expect(one.run({ does: 'leave' }, null)).rejects.toThrow(WorkUnfinished)

  expect(await one.run(answer, null)).toBe(1)
})

it('what the work throws is thrown, and the next is done', async () => {
  const one = threads()

  await expect(one.run({ does: 'fail' }, null)).rejects.toThrow(RangeError)

  expect(await one.run(answer, null)).toBe(1)
})

it('a thread is used again', async () => {
  const one = threads()

  expect([await one.run(answer, null), await one.run(answer, null)]).toEqual([1, 2])
})

it('a thread without work is ended', async () => {
  const one = threads({ idleMs: 0 })

  await one.run(answer, null)
  await expect.poll(() => one.run(answer, null), { timeout: 20_000 }).toBe(1)
})

it('a thread that is being ended is not given work', async () => {
  const one = threads({ idleMs: 0 })
  const answers: number[] = []

  for (let round = 0; round < 20; round += 1) {
    answers.push(await one.run(answer, null))
    // In the turn of the timer that ends it, before it is gone.
    await new Promise((resolve) => setTimeout(resolve, 1))
  }

  expect(answers).toEqual(Array.from({ length: 20 }, () => 1))
})

it('only so many are at work, the others wait in the order in which they came, and no more of them than may', async () => {
  const one = threads({ waiting: 2 })
  const done: string[] = []
  const run = (name: string) => one.run(answer, null).then(() => done.push(name))

  const all = [run('first'), run('second'), run('third')]
  await expect(one.run(answer, null)).rejects.toThrow(ThreadsBusy)
  await Promise.all(all)

  expect(done).toEqual(['first', 'second', 'third'])
  expect(await one.run(answer, null)).toBe(4)
})

it('one that never ends holds up nobody in the other place', async () => {
  const two = threads({ atOnce: 2, timeoutMs: 2_000 })
  const endless = two.run({ does: 'loop' }, null).catch((error) => error)

  expect(await Promise.all([two.run(answer, null), two.run(answer, null), two.run(answer, null)])).toEqual([
    1, 2, 3,
  ])
  expect(await endless).toBeInstanceOf(WorkUnfinished)
})
