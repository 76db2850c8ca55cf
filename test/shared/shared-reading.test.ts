import { expect, it } from 'vitest'
import { SharedReading } from '../../src/platform/shared/shared-reading.ts'

const patient = { deadlineMs: 60_000, freshMs: 60_000 }

function counting<T>(answer: (times: number) => Promise<T>) {
  let times = 0
  const ask = () => answer(++times)
  return { ask, times: () => times }
}

it('many readers at once ask no more than once', async () => {
  const { ask, times } = counting(async () => 7)
  const reading = new SharedReading(ask, patient)

  const read = await Promise.all(Array.from({ length: 50 }, () => reading.read()))

  expect(new Set(read)).toEqual(new Set([7]))
  expect(times()).toBe(1)
})

it('a figure that is no longer fresh is not given again', async () => {
  const { ask } = counting(async (times) => times)
  const reading = new SharedReading(ask, { ...patient, freshMs: 0 })

  expect([await reading.read(), await reading.read()]).toEqual([1, 2])
})

it('a failure is not hidden by an earlier figure', async () => {
  const { ask } = counting(async (times) => (times === 1 ? 7 : Promise.reject(new Error('gone'))))
  const reading = new SharedReading(ask, { ...patient, freshMs: 0 })

  expect([await reading.read(), await reading.read()]).toEqual([7, null])
})

it('what is never answered keeps nobody waiting, and is not asked again meanwhile', async () => {
  const { ask, times } = counting(() => new Promise<number>(() => {}))
  const reading = new SharedReading(ask, { deadlineMs: 1, freshMs: 0 })

  expect([await reading.read(), await reading.read(), await reading.read()]).toEqual([null, null, null])
  expect(times()).toBe(1)
})
