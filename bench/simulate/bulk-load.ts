/**
 * Writing millions of rows at once: indexes are built and foreign keys checked once at the end, over everything. The
 * triggers' work (balances, earlier versions) is done set by set by whoever loads; CHECKs stay on throughout. What triggers
 * would refuse, such as an entry that does not agree with its documents, is for `verify` to find.
 */
import type pg from 'pg'

interface Part {
  drop: string
  create: string
}

/** Does the work, in the transaction that is open, with the tables' triggers, secondary indexes and foreign keys off; puts them back. */
export async function inBulk(
  owner: pg.Client,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows: parts } = await owner.query<Part>(PARTS, [tables])
  const onAll = (change: string) =>
    owner.query(tables.map((table) => `alter table ${table} ${change}`).join(';'))
  await onAll('disable trigger user')
  for (const { drop } of parts) await owner.query(drop)
  await work()
  for (const { create } of parts.reverse()) await owner.query(create)
  await onAll('enable trigger user')
}

/** Foreign keys sort first: dropped before the indexes, made again after them. */
const PARTS = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as create
  from pg_constraint where contype = 'f' and conrelid = any ($1::regclass[])
  union all
  select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
  from pg_index where indrelid = any ($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)
  order by 1`
