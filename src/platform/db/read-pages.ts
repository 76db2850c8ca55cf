import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from './client.ts'

const PAGE_ROWS = 500

/** The rows of a query, page by page through a cursor: however many there are, one page is in memory. */
export async function* readPages<Row extends Record<string, unknown>>(
  tx: Tx,
  query: SQL,
): AsyncGenerator<Row[], void> {
  await tx.execute(sql`declare pages no scroll cursor for ${query}`)
  for (;;) {
    const { rows } = await tx.execute(sql`fetch ${sql.raw(String(PAGE_ROWS))} from pages`)
    if (rows.length > 0) yield rows as Row[]
    if (rows.length < PAGE_ROWS) break
  }
  await tx.execute(sql`close pages`)
}
