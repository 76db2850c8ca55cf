/** Who is served when, and who is refused: counted, with works that end when the test says so. */
import { describe, expect, it } from 'vitest'
import { ClientGone } from '../../src/platform/shared/errors.ts'
import { FairQueue, type QueueLimits } from '../../src/platform/shared/fair-queue.ts'

const limits: QueueLimits = {
  atOnce: 2,
  perCaller: 1,
  maxWaitingPerCaller: 100,
  maxWaiting: 1_000,
  maxWaitMs: 60_000,
}

function queueOf(some: Partial<QueueLimits> = {}) {
  const refusals = { ofCaller: () => new Error('caller'), ofAll: () => new Error('all') }
  const queue = new FairQueue({ ...limits, ...some }, refusals)
  const entered: string[] = []
  const refused: string[] = []
  const ends: (() => void)[] = []
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return {
    queue,
    /** In the order in which they had their place; those that could have none, with who told them. */
    entered,
    refused,
    settle,
    async ask(...callers: string[]) {
      for (const caller of callers) {
        queue
          .run(caller, () => {
            entered.push(caller)
            return new Promise<void>((end) => ends.push(end))
          })
          .catch((refusal: Error) => refused.push(`${caller} by ${refusal.message}`))
      }
      await settle()
    },
    /** Ends the works that run, oldest first, until nobody waits any more. */
    async serveAll() {
      for (let end = ends.shift(); end; end = ends.shift()) {
        end()
        await settle()
      }
    },
  }
}

const times = (count: number, caller: string) => Array<string>(count).fill(caller)

describe('a caller with many requests', () => {
  it('never has more places than one caller may have, though others are free', async () => {
    const { ask, entered } = queueOf({ atOnce: 4, perCaller: 2 })

    await ask(...times(10, 'flood'))

    expect(entered).toEqual(['flood', 'flood'])
  })

  it('does not keep another from a free place', async () => {
    const { ask, entered } = queueOf()
    await ask(...times(80, 'flood'))

    await ask('honest')

    expect(entered).toEqual(['flood', 'honest'])
  })

  it('is served one request at a time in turn with the others, however many it sent first', async () => {
    const { ask, entered, serveAll } = queueOf({ atOnce: 1 })
    await ask(...times(5, 'flood'), 'a', 'a', 'b')

    await serveAll()

    expect(entered.join(' ')).toBe('flood a b flood a flood flood flood')
  })

  it('beyond what one may have waiting is refused alone', async () => {
    const { ask, refused, entered, serveAll } = queueOf({ maxWaitingPerCaller: 3 })
    await ask(...times(6, 'flood'), 'honest', 'honest')

    expect(refused).toEqual(times(2, 'flood by caller'))
    await serveAll()
    expect(entered.filter((caller) => caller === 'honest')).toHaveLength(2)
  })

  it('is the one that loses its newest where too many wait in all', async () => {
    const { ask, refused, queue } = queueOf({ atOnce: 1, maxWaiting: 5 })
    await ask(...times(6, 'flood'))

    await ask('a', 'b')

    expect(refused).toEqual(times(2, 'flood by all'))
    expect(queue.load).toEqual({ held: 1, waiting: 5 })
  })

  it('takes nothing from those who have no more waiting than the next one', async () => {
    const { ask, refused } = queueOf({ atOnce: 1, maxWaiting: 2 })
    await ask('held', 'a', 'b')

    await ask('c')

    expect(refused).toEqual(['c by all'])
  })
})

it('whoever waits too long is refused, and leaves the queue to the others', async () => {
  const { ask, refused, entered, serveAll, queue } = queueOf({ atOnce: 1, maxWaitMs: 1 })
  await ask('held', 'late')
  await expect.poll(() => refused).toEqual(['late by all'])

  await serveAll()

  expect(entered).toEqual(['held'])
  expect(queue.load).toEqual({ held: 0, waiting: 0 })
})

it('a place is given back once, also where the work fails', async () => {
  const { queue } = queueOf({ atOnce: 1 })
  await expect(queue.run('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  const release = await queue.take('a')

  release()
  release()

  expect(queue.load).toEqual({ held: 0, waiting: 0 })
})

it('in whatever order callers come and go, no place is lost, none is given twice, and all are served', async () => {
  const { ask, entered, serveAll, queue } = queueOf({ atOnce: 3, perCaller: 2 })
  const callers = Array.from({ length: 200 }, (_, index) => `caller ${(index * index) % 7}`)
  for (const caller of callers) {
    await ask(caller)
    expect(queue.load.held).toBeLessThanOrEqual(3)
  }

  await serveAll()

  expect([...entered].sort()).toEqual([...callers].sort())
  expect(queue.load).toEqual({ held: 0, waiting: 0 })
})

describe('whoever is gone', () => {
  it('before its turn has none, and nobody after it waits for that', async () => {
    const { queue, entered, ask, serveAll } = queueOf({ atOnce: 1 })
    await ask('first')
    const departure = new AbortController()
    const gone = queue.take('gone', departure.signal)
    const refused = expect(gone).rejects.toThrow(ClientGone)
    await ask('last')

    departure.abort()

    await refused
    expect(queue.load).toEqual({ held: 1, waiting: 1 })
    await serveAll()
    expect(entered).toEqual(['first', 'last'])
    expect(queue.load).toEqual({ held: 0, waiting: 0 })
  })

  it('at the moment of its turn holds no place', async () => {
    const { queue } = queueOf({ atOnce: 1 })
    const release = await queue.take('first')
    const departure = new AbortController()
    const refused = expect(queue.take('gone', departure.signal)).rejects.toThrow(ClientGone)

    release()
    departure.abort()

    await refused
    expect(queue.load).toEqual({ held: 0, waiting: 0 })
  })

  it('when it asks is given nothing', async () => {
    const { queue } = queueOf()

    await expect(queue.take('gone', AbortSignal.abort())).rejects.toThrow(ClientGone)

    expect(queue.load).toEqual({ held: 0, waiting: 0 })
  })
})
