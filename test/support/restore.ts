/** A logical back-up and its restore, as pg_dump and pg_restore make them: rows by table, without triggers, then sequences. */
import type pg from 'pg'

/** Copies every row of one migrated database into another that is migrated and empty; what is `json` byte by byte. */
export async function restoreInto(target: pg.Client, source: pg.Pool): Promise<void> {
  // One snapshot, like a dump: whatever is written meanwhile is in it whole or not at all.
  const dump = await source.connect()
  await dump.query('begin isolation level repeatable read read only')
  // Without a search path, as they do: CHECKs must find their functions by themselves.
  await target.query("begin; set local session_replication_role = replica; set local search_path = ''")
  for (const table of await tablesOf(dump)) {
    const columns = await columnsOf(dump, table)
    const { rows } = await dump.query(
      `select coalesce(json_agg(to_json(t)), '[]')::text as rows from ${table} t`,
    )
    await target.query(
      `insert into ${table} (${columns}) overriding system value
       select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
      [rows[0].rows],
    )
  }
  await target.query('commit')
  const { rows: sequences } = await dump.query(
    `select format('public.%I', sequencename) as name, last_value from pg_sequences where schemaname = 'public' and last_value is not null`,
  )
  for (const { name, last_value } of sequences) await target.query(`select setval('${name}', ${last_value})`)
  await dump.query('commit')
  dump.release()
}

async function tablesOf(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query(
    `select format('public.%I', relname) as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
  )
  return rows.map(({ name }) => name)
}

/** Those that are written; generated ones make themselves. */
async function columnsOf(client: pg.PoolClient, table: string): Promise<string> {
  const { rows } = await client.query(
    `select string_agg(format('%I', attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  return rows[0].columns
}
