import { expect, it } from 'vitest'
import { isIncluded } from '../../../admin/src/shared/inclusion.ts'
import {
  hashLeaf,
  inclusionPath,
  type Range,
  rootOver,
  subtreesOf,
} from '../../../src/platform/log/merkle.ts'
import { fc, property } from '../../support/property.ts'

const entries = Array.from({ length: 40 }, (_, index) => `{"position":${index + 1}}`)

/** The root over a range, by halves: of a complete subtree both are as large. */
function rootOf({ start, end }: Range): Buffer {
  if (end - start === 1) return hashLeaf(entries[start] ?? '')
  const subtrees = subtreesOf({ start, end })
  if (subtrees.length > 1)
    return rootOver(subtrees.map((each) => rootOf({ start: each.start, end: each.start + each.size })))
  const middle = (start + end) / 2
  return rootOver([rootOf({ start, end: middle }), rootOf({ start: middle, end })])
}

const proofOf = (leafIndex: number, size: number) => ({
  leafIndex,
  leaf: entries[leafIndex] ?? '',
  path: inclusionPath(leafIndex, size).map((range) => rootOf(range).toString('base64')),
  checkpoint: { size, root: rootOf({ start: 0, end: size }).toString('hex') },
})

it('every entry of every log is proved by the service’s proof', async () => {
  for (let size = 1; size <= entries.length; size += 1)
    for (let index = 0; index < size; index += 1)
      expect(await isIncluded(proofOf(index, size)), `${index} of ${size}`).toBe(true)
})

const places = fc.integer({ min: 2, max: 40 }).chain((size) => fc.tuple(fc.nat(size - 1), fc.constant(size)))

property.prop([places])('no other entry, place, path or root is', async ([index, size]) => {
  const proof = proofOf(index, size)
  const falsified = [
    { ...proof, leaf: `${proof.leaf} ` },
    { ...proof, leafIndex: (index + 1) % size },
    { ...proof, path: proof.path.slice(1) },
    { ...proof, path: [...proof.path, proof.path[0] ?? ''] },
    { ...proof, path: proof.path.with(0, Buffer.alloc(32).toString('base64')) },
    { ...proof, checkpoint: { ...proof.checkpoint, root: '00'.repeat(32) } },
  ]

  for (const each of falsified) expect(await isIncluded(each)).toBe(false)
})
