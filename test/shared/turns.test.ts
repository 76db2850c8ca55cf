/** Who has the thread when. Pieces are spins of a known length; what is measured is only that nothing comes too early. */
import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { takeTurn } from '../../src/platform/shared/turns.ts'

const PIECE_MS = 5

const flood = { lane: 'flood', isExpensive: false }

function spin(): void {
  const end = performance.now() + PIECE_MS
  while (performance.now() < end);
}

const idleMs = () => performance.eventLoopUtilization().idle

it('of many pieces one is done in each turn of the event loop', async () => {
  const doneIn: number[] = []
  let turn = 0
  let isOver = false
  const counting = (async () => {
    while (!isOver) {
      turn += 1
      await setImmediate()
    }
  })()

  await Promise.all(Array.from({ length: 10 }, () => takeTurn(flood).then(() => doneIn.push(turn))))
  isOver = true
  await counting

  expect(new Set(doneIn).size).toBe(10)
})

it('the next piece waits until the thread has been idle for twice as long as the one before took', async () => {
  await takeTurn(flood)
  spin()
  const idleBefore = idleMs()

  await takeTurn(flood)

  expect(idleMs() - idleBefore).toBeGreaterThanOrEqual(2 * PIECE_MS - 1)
})

it('where the thread is never idle the next piece is done all the same', async () => {
  await takeTurn(flood)
  spin()
  let isOver = false
  const busy = (async () => {
    while (!isOver) await setImmediate()
  })()

  await takeTurn(flood)
  isOver = true
  await busy
})

it('callers have their turns one after the other, however many pieces each has', async () => {
  const done: string[] = []
  const callers = ['flood', 'flood', 'flood', 'flood', 'honest']

  await Promise.all(
    callers.map((caller) => takeTurn({ lane: caller, isExpensive: false }).then(() => done.push(caller))),
  )

  expect(done.indexOf('honest')).toBeLessThanOrEqual(1)
})
