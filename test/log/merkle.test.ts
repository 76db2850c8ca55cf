import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import {
  consistencyPath,
  GrowingTree,
  hashChildren,
  hashLeaf,
  inclusionPath,
  isConsistent,
  type Range,
  rootFromInclusion,
} from '../../src/platform/log/merkle.ts'

/** The entries and roots with which implementations of RFC 6962 are compared (certificate-transparency, merkletree tests). */
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'))
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

/** RFC 6962's own definition of the hash over a range, in its words. */
function definedHash(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves
  if (only && leaves.length === 1) return only
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return hashChildren(definedHash(leaves.slice(0, split)), definedHash(leaves.slice(split)))
}

function leavesOf(size: number): Buffer[] {
  return Array.from({ length: size }, (_, index) => hashLeaf(`entry ${index}`))
}

function treeOf(leaves: readonly Buffer[]): GrowingTree {
  const tree = new GrowingTree()
  for (const leaf of leaves) tree.append(leaf)
  return tree
}

function hashesOf(leaves: readonly Buffer[], path: readonly Range[]): Buffer[] {
  return path.map(({ start, end }) => definedHash(leaves.slice(start, end)))
}

/** Two sizes, the smaller first. */
const sizes = fc
  .tuple(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 600 }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)

describe('the Merkle tree', () => {
  it.each(roots.map((root, size) => [size, root] as const))(
    'has the root that RFC 6962 gives %i known entries',
    (size, root) => {
      const tree = treeOf(entries.slice(0, size).map((entry) => hashLeaf(entry)))

      expect(tree.root().toString('hex')).toBe(root)
    },
  )

  test.prop([fc.integer({ min: 1, max: 600 })])('grows to what RFC 6962 defines, at any size', (size) => {
    const leaves = leavesOf(size)

    expect(treeOf(leaves).root()).toEqual(definedHash(leaves))
  })

  test.prop([sizes])('goes on from any size as if it had never stopped', ([from, to]) => {
    const leaves = leavesOf(to)
    const subtrees: Range[] = []
    let at = 0
    for (let bit = 2 ** 10; bit >= 1; bit /= 2) {
      if (from - at < bit) continue
      subtrees.push({ start: at, end: at + bit })
      at += bit
    }

    const resumed = new GrowingTree(from, hashesOf(leaves, subtrees))
    for (const leaf of leaves.slice(from)) resumed.append(leaf)

    expect(resumed.root()).toEqual(definedHash(leaves))
  })

  test.prop([fc.integer({ min: 1, max: 600 }), fc.nat(599), fc.nat(599)])(
    'proves that an entry is in it, and of no other that it is there',
    (size, drawn, other) => {
      const index = drawn % size
      const leaves = leavesOf(size)
      const proof = hashesOf(leaves, inclusionPath(index, size))
      const root = treeOf(leaves).root()

      expect(rootFromInclusion(leaves[index] as Buffer, index, size, proof)).toEqual(root)
      expect(rootFromInclusion(hashLeaf('another'), index, size, proof)).not.toEqual(root)
      if (other % size !== index) {
        expect(rootFromInclusion(leaves[index] as Buffer, other % size, size, proof)).not.toEqual(root)
      }
      expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)))
    },
  )

  test.prop([sizes, fc.nat(599)])(
    'proves that a smaller one is its beginning, and of none with another entry',
    ([from, to], drawn) => {
      const leaves = leavesOf(to)
      const proof = hashesOf(leaves, consistencyPath(from, to))
      const newer = { size: to, root: treeOf(leaves).root() }
      const altered = leaves.with(drawn % from, hashLeaf('another'))

      expect(isConsistent({ size: from, root: treeOf(leaves.slice(0, from)).root() }, newer, proof)).toBe(
        true,
      )
      expect(isConsistent({ size: from, root: treeOf(altered.slice(0, from)).root() }, newer, proof)).toBe(
        false,
      )
    },
  )
})
