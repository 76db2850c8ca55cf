/**
 * Every column of every table, altered by somebody with all rights on the database: named by `verify`, refused by the
 * database, or on the list beside this file, with its reason. Tables and columns come from the catalogue, so a new one is
 * covered when it comes.
 */
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Tx, txOn } from '../../src/platform/db/client.ts'
import type { Verdict } from '../../src/tools/verify/check.ts'
import { auditStoredLog } from '../../src/tools/verify/stored-log.ts'
import { checks, examine, verdictOf } from '../../src/tools/verify/verify-ledger.ts'
import { proofOptions } from '../support/proof-options.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { DROP_CHECKS } from '../support/tampering.ts'
import { aWholeLedger } from '../support/whole-ledger.ts'
import { changesNothing, emptiedAtCommit } from './unguarded-columns.ts'

interface Column {
  table: string
  column: string
  type: string
  isArray: boolean
  isNullable: boolean
}

const { seed, say } = proofOptions({ seed: 1 })

const CATALOGUE = `
  select c.relname as table, a.attname as column, coalesce(e.typname, t.typname) as type, e.oid is not null as "isArray",
    not a.attnotnull as "isNullable"
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
  join pg_type t on t.oid = a.atttypid
  left join pg_type e on t.typcategory = 'A' and e.oid = t.typelem
  where a.attnum > 0 and not a.attisdropped
  order by 1, a.attnum`

/** A generated column or an identity; a second row of the same key. */
const REFUSALS = ['428C9', '23505']
const UNNOTICED = 'unnoticed'

/** Another value of a type, from a value of the column or, where there is none, out of nothing. */
function otherValue({ table, column, type, isArray }: Column, from: 'value' | 'null'): string {
  const own = from === 'value' ? `"${column}"` : null
  if (isArray) {
    const element = otherValue({ table, column, type, isArray: false, isNullable: true }, 'null')
    return own ? `"${column}" || ${element}` : `array[${element}]`
  }
  switch (type) {
    case 'uuid':
      return 'gen_random_uuid()'
    case 'int2':
    case 'int4':
    case 'int8':
      return `(select coalesce(max("${column}"), 0) + 1 from "${table}")`
    case 'bool':
      return own ? `not ${own}` : 'true'
    case 'date':
      // A day after infinity is infinity.
      return own
        ? `case when isfinite(${own}) then ${own} + 1 else date '2025-05-05' end`
        : `date '2025-05-05'`
    case 'timestamptz':
      return own ? `${own} + interval '1 hour'` : 'now()'
    case 'text':
      return own ? `${own} || 'x'` : `'x'::text`
    case 'bytea':
      return own ? `${own} || '\\x00'` : `'\\x00'::bytea`
    case 'json':
      return `'{"x": 1}'::json`
    case 'jsonb':
      return own
        ? `case jsonb_typeof(${own}) when 'array' then case when ${own} = '[]' then '[{"lineCode": "A", "amount": 1}]' else ${own} - 0 end
           else ${own} || '{"x": 1}' end`
        : `'{"x": 1}'::jsonb`
    default: {
      const others = own ? `where enumlabel <> ${own}::text` : ''
      return `(select enumlabel from (select unnest(enum_range(null::"${type}"))::text as enumlabel) labels ${others} limit 1)::"${type}"`
    }
  }
}

/** How a column can be altered: to another value, to nothing, and from nothing to a value. */
function alterationsOf(each: Column): { what: string; of: string; to: string }[] {
  const { column, isNullable } = each
  return [
    { what: 'another value', of: `"${column}" is not null`, to: otherValue(each, 'value') },
    ...(isNullable
      ? [
          { what: 'nothing', of: `"${column}" is not null`, to: 'null' },
          { what: 'a value', of: `"${column}" is null`, to: otherValue(each, 'null') },
        ]
      : []),
  ]
}

let service: TestService
let client: pg.PoolClient
let columns: Column[]
beforeAll(async () => {
  service = await startTestService()
  await aWholeLedger(service)
  client = await service.superuser.connect()
  columns = (await client.query<Column>(CATALOGUE)).rows
  await client.query('begin')
  await client.query(DROP_CHECKS)
  await client.query(`set local session_replication_role = replica; set local timezone to 'UTC'`)
}, 600_000)
afterAll(async () => {
  await client.query('rollback')
  client.release()
  await service.close()
})

const records = 'every record is as it was last logged'
/** What finds most of them comes first. */
const inOrder = checks.toSorted((a, b) => Number(b.name === records) - Number(a.name === records))

/** What the first check that disagrees says. */
async function firstNamed(tx: Tx): Promise<string | null> {
  const say = ({ name, examples }: Verdict) => `${name}: ${examples[0]?.record}`
  for (const check of inOrder) {
    const verdict = await verdictOf(tx, check)
    if (verdict.wrong > 0) return say(verdict)
  }
  const wrong = (await auditStoredLog(tx, {})).verdicts.find((verdict) => verdict.wrong > 0)
  return wrong ? say(wrong) : null
}

/** What is said while a column of one row is altered; null where there is no such row. */
async function saidOf(
  { table, column }: Column,
  { of, to }: { of: string; to: string },
): Promise<string | null> {
  await client.query('savepoint before')
  try {
    const { rowCount } = await client.query(
      `update "${table}" set "${column}" = ${to}
       where ctid = (select ctid from "${table}" where ${of} order by md5(ctid::text || $1) limit 1)`,
      [String(seed)],
    )
    return rowCount === 0 ? null : ((await firstNamed(txOn(client, null))) ?? UNNOTICED)
  } catch (error) {
    if (error instanceof pg.DatabaseError && REFUSALS.includes(error.code ?? ''))
      return 'refused by the database'
    return `${UNNOTICED}: ${error}`
  } finally {
    await client.query('rollback to before')
  }
}

it('every table that keeps anything has a row, and the ledger is sound before', async () => {
  const empty: string[] = []
  for (const table of new Set(columns.map((each) => each.table))) {
    const { rowCount } = await client.query(`select from "${table}" limit 1`)
    if (rowCount === 0) empty.push(table)
  }
  expect(empty).toEqual(emptiedAtCommit)
  const { verdicts } = await examine(txOn(client, null))
  expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([])
})

it('every column has a value to alter, and every kind and state a row', async () => {
  const kept = columns.filter(({ table }) => !emptiedAtCommit.includes(table))
  const missing: string[] = []
  for (const { table, column, type, isArray } of kept) {
    const name = `${table}.${column}`
    if (Object.hasOwn(changesNothing, name)) continue
    const { rowCount } = await client.query(`select from "${table}" where "${column}" is not null limit 1`)
    if (rowCount === 0) missing.push(name)
    if (isArray) continue
    const { rows } = await client.query(
      `select enumlabel as label from pg_enum where enumtypid = to_regtype($1)
         and enumlabel not in (select "${column}"::text from "${table}" where "${column}" is not null)
       order by enumsortorder`,
      [`public.${type}`],
    )
    missing.push(...rows.map(({ label }) => `${name} = ${label}`))
  }
  expect(missing).toEqual([])
})

it('no column can be altered unnoticed, but those of the list', async () => {
  const unnoticed: string[] = []
  const listedInVain = new Set(Object.keys(changesNothing))
  const table: string[] = []
  for (const each of columns.filter(({ table }) => !emptiedAtCommit.includes(table))) {
    const name = `${each.table}.${each.column}`
    for (const alteration of alterationsOf(each)) {
      const said = await saidOf(each, alteration)
      if (said === null) continue
      table.push(`${name} to ${alteration.what}: ${said}`)
      if (!said.startsWith(UNNOTICED)) continue
      if (Object.hasOwn(changesNothing, name)) listedInVain.delete(name)
      else unnoticed.push(`${name} to ${alteration.what}: ${said}`)
    }
  }
  say(`Seed ${seed}; ${table.length} alterations of ${columns.length} columns:\n${table.join('\n')}`)

  expect({ unnoticed, listedInVain: [...listedInVain] }).toEqual({ unnoticed: [], listedInVain: [] })
}, 1_200_000)
