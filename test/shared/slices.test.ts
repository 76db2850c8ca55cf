import { expect, it } from 'vitest'
import { inSlices, SLICE } from '../../src/platform/shared/slices.ts'

it('between two slices of much work whoever else is waiting is served', async () => {
  const items = Array.from({ length: 2 * SLICE + 1 }, (_, at) => at)
  const order: (string | number)[] = []
  const serveOthers = () => {
    order.push('others')
    if (order.length < 5) setImmediate(serveOthers)
  }
  setImmediate(serveOthers)

  for await (const slice of inSlices(items)) order.push(slice.length)

  expect(order).toEqual([SLICE, 'others', SLICE, 'others', 1])
})

it('little work is done at once', async () => {
  const order: (string | number)[] = []
  setImmediate(() => order.push('others'))

  for await (const slice of inSlices([1])) order.push(slice.length)

  expect(order).toEqual([1])
})
