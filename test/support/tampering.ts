/** What a superuser of the database could do to a ledger: with every trigger and CHECK switched off. */

import type pg from 'pg'
import { expect } from 'vitest'
import { txOn } from '../../src/platform/db/client.ts'
import type { Trust } from '../../src/tools/verify/audit-log.ts'
import type { Check, Verdict } from '../../src/tools/verify/check.ts'
import { examine, verdictOf } from '../../src/tools/verify/verify-ledger.ts'
import { type TestService, transactionOf } from './service.ts'

export const DROP_CHECKS = `do $$ declare c record; begin
  for c in select conrelid::regclass as of_table, conname from pg_constraint where contype = 'c' and conrelid <> 0
    and connamespace = 'public'::regnamespace
  loop execute format('alter table %s drop constraint %I', c.of_table, c.conname); end loop; end $$`

/** What verify finds wrong while this is done; nothing of it is kept. Each statement must touch a row, or a table as a whole. */
export async function wrongAfter(
  service: TestService,
  tampering: string | readonly string[],
  trust: Partial<Trust> = {},
): Promise<Verdict[]> {
  const client = await service.superuser.connect()
  const tx = txOn(client, null)
  try {
    await tx.execute('begin')
    await tx.execute(DROP_CHECKS)
    await tx.execute('set local session_replication_role = replica')
    for (const statement of [tampering].flat()) {
      const { rowCount } = await tx.execute(statement)
      expect(rowCount, `rows touched by: ${statement}`).not.toBe(0)
    }
    return (await examine(tx, trust)).verdicts.filter((verdict) => verdict.wrong > 0)
  } finally {
    await tx.execute('rollback')
    client.release()
  }
}

/** Does this for good, as one transaction. */
export async function tamper(service: TestService, statements: readonly string[]): Promise<void> {
  const client = await service.superuser.connect()
  await client.query(`begin; set local session_replication_role = replica; ${statements.join(';')}; commit`)
  client.release()
}

/** One row of a table, by what makes it the first of its kind. */
export function first(table: string, condition: string, key = 'id'): string {
  return `${key} = (select ${key} from ${table} where ${condition} order by ${key} limit 1)`
}

/** The checks that disagree after somebody with all rights ran this; nothing of it stays. */
export async function namedBy(
  checks: readonly Check[],
  superuser: pg.Pool,
  statement: string,
): Promise<string[]> {
  const client = await transactionOf(superuser)
  await client.query(DROP_CHECKS)
  await client.query('set local session_replication_role = replica')
  const { rowCount } = await client.query(statement)
  expect(rowCount, statement).toBeGreaterThan(0)
  const named: string[] = []
  for (const check of checks) {
    const { wrong } = await verdictOf(txOn(client, null), check)
    if (wrong > 0) named.push(check.name)
  }
  return named
}
