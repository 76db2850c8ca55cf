/** Whether an entry stands in the log, reckoned here from the proof and not taken on anybody's word (RFC 9162 §2.1.3.2). */

interface Proof {
  leafIndex: number
  /** The entry as it was hashed. */
  leaf: string
  /** Base64, from the leaf up. */
  path: readonly string[]
  checkpoint: { size: number; root: string }
}

/** Whether the entry and the path come to the root (hexadecimal) of the checkpoint's tree. */
export async function isIncluded({ leafIndex, leaf, path, checkpoint }: Proof): Promise<boolean> {
  let hash = await sha256(Uint8Array.of(0), new TextEncoder().encode(leaf))
  let index = leafIndex
  let last = checkpoint.size - 1
  for (const sibling of path.map(bytesOf)) {
    if (last === 0) return false
    const isRight = index % 2 === 1 || index === last
    hash = isRight
      ? await sha256(Uint8Array.of(1), sibling, hash)
      : await sha256(Uint8Array.of(1), hash, sibling)
    // Where a tree is not whole, the levels on which it has nothing beside are skipped.
    while (isRight && index % 2 === 0 && index !== 0) [index, last] = [half(index), half(last)]
    ;[index, last] = [half(index), half(last)]
  }
  return last === 0 && hexOf(hash) === checkpoint.root
}

async function sha256(...parts: Uint8Array[]): Promise<Uint8Array> {
  const bytes = new Uint8Array(parts.flatMap((part) => [...part]))
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function half(number: number): number {
  return (number - (number % 2)) / 2
}
