/** The rules of the money: functions, triggers and views, each once, in migrations/rules. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'

export const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url))

interface Rules {
  files: { name: string; text: string }[]
  /** Differs as soon as a file does. */
  hash: string
}

let known: Rules | undefined

/** In the order of running: a trigger comes after the function that it calls. */
const names = [
  'append-only',
  'states',
  'users',
  'journal',
  'balances',
  'spans',
  'instalments',
  'pledges',
  'adjustments',
  'disbursements',
  'budgets',
  'promising',
  'imports',
  'closings',
  'days',
  'papers',
  'one-paper',
  'access',
  'log',
  'entries',
  'rights',
]

/** The rules as the files say them. Read once: they belong to the program. */
export function readRules(): Rules {
  known ??= rulesOf(names.map((name) => `${name}.sql`))
  return known
}

function rulesOf(fileNames: string[]): Rules {
  const files = fileNames.map((name) => ({
    name,
    // A checkout on Windows may have other line ends, and these texts become the functions' own.
    text: readFileSync(`${migrationsFolder}/rules/${name}`, 'utf8').replaceAll('\r\n', '\n'),
  }))
  return { files, hash: createHash('sha256').update(JSON.stringify(files)).digest('hex') }
}

const isOfExtension = (catalog: string, oid: string) =>
  `exists (select from pg_depend where (classid, objid) = ('${catalog}'::regclass, ${oid}) and deptype = 'e')`

/**
 * Statements that take every rule away. What a table's own checks and defaults call belongs to the table; what an extension
 * brought, or another role made, is not ours: both stay.
 */
const drops = `
  select format('drop trigger %I on %s', tgname, tgrelid::regclass) as statement
  from pg_trigger join pg_class c on c.oid = tgrelid
  where relnamespace = 'public'::regnamespace and not tgisinternal and not ${isOfExtension('pg_trigger', 'pg_trigger.oid')}
  union all
  select 'drop view ' || string_agg(oid::regclass::text, ', ') from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'v' and relowner = current_user::regrole and not ${isOfExtension('pg_class', 'pg_class.oid')}
  having count(*) > 0
  union all
  select 'drop routine ' || string_agg(oid::regprocedure::text, ', ') from pg_proc
  where pronamespace = 'public'::regnamespace and proowner = current_user::regrole and not ${isOfExtension('pg_proc', 'pg_proc.oid')} and not exists (
    select from pg_depend where (refclassid, refobjid) = ('pg_proc'::regclass, pg_proc.oid)
      and classid in ('pg_constraint'::regclass, 'pg_attrdef'::regclass, 'pg_class'::regclass)
  ) having count(*) > 0`

/**
 * Takes the rules away that the database has, so that those of the files are all that it has afterwards: what a later version
 * no longer says is gone, and a function may change its arguments. The caller runs the files in the same transaction.
 */
export async function dropRules(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(drops)
  for (const { statement } of rows) await client.query(statement)
}
