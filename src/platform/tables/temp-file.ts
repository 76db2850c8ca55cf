import { randomUUID } from 'node:crypto'
import { open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'

/**
 * Writes a file of any length to the disk before it is sent, so that what is being read of the database waits for no
 * reader, and a failure in the middle is still an answer. The file has no name: it is gone once it is read, or the
 * process has ended, however it ended.
 */
export async function tempFile<End>(
  parts: AsyncGenerator<string | Uint8Array, End>,
): Promise<{ content: Readable; end: End }> {
  const name = path.join(tmpdir(), `cakupan-${randomUUID()}`)
  const file = await open(name, 'wx+', 0o600)
  try {
    await unlink(name)
    for (;;) {
      const { done, value } = await parts.next()
      if (done) return { content: file.createReadStream({ start: 0 }), end: value }
      await file.writeFile(value)
    }
  } catch (error) {
    await file.close()
    await parts.return(undefined as never)
    throw error
  }
}
