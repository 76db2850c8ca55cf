/**
 * Where the bytes of documents are: put and get, by their SHA-256. All that would change with another store (but for
 * the check of `npm run verify`).
 */
import { createHash } from 'node:crypto'
import type { Db, Tx } from '../platform/db/client.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import type { UploadedFile } from '../platform/shared/uploads.ts'

/** Keeps the content, with the transaction. What is kept already is left as it is. */
export async function putContent(tx: Tx, { sha256, content }: UploadedFile): Promise<void> {
  await queryRows(tx.$client, {
    name: 'put content',
    text: 'insert into document_contents (sha256, content) values ($1, $2) on conflict do nothing',
    values: [sha256, content],
  })
}

/** The content with this SHA-256. Bytes that are no longer what was kept are not answered. */
export async function getContent(db: Db, sha256: string): Promise<Buffer> {
  const [row] = await queryRows<{ content: Buffer }>(db.$client, {
    name: 'get content',
    text: 'select content from document_contents where sha256 = $1',
    values: [sha256],
  })
  const digest = row && createHash('sha256').update(row.content).digest('hex')
  if (digest !== sha256) throw new Error('a stored content is gone or altered')
  return row?.content as Buffer
}
