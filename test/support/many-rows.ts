import type pg from 'pg'

/**
 * Copies the newest record of a table many times, past every rule, for what only looks: `changed` is SQL of a JSON object with what
 * is different in the n-th. Afterwards the planner knows how many there are.
 */
export async function multiply(
  superuser: pg.Pool,
  table: string,
  count: number,
  changed: string,
): Promise<void> {
  const client = await superuser.connect()
  try {
    const { rows } = await client.query(
      `select quote_ident(column_name) as name from information_schema.columns where table_name = $1 and is_generated = 'NEVER'`,
      [table],
    )
    const columns = rows.map(({ name }) => name)
    await client.query('set session_replication_role = replica')
    await client.query(`
      insert into ${table} (${columns.join(', ')})
      select ${columns.map((name) => `copy.${name}`).join(', ')}
      from (select * from ${table} order by id desc limit 1) record cross join generate_series(1, ${count}) n
        cross join jsonb_populate_record(null::${table}, to_jsonb(record) || jsonb_build_object('id', uuidv7(), 'salt', uuidv7()) || ${changed}) copy`)
    await client.query(`vacuum analyze ${table}`)
  } finally {
    await client.query('reset session_replication_role')
    client.release()
  }
}
