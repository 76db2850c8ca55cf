/** Brings the rights of the application's role to those of the list, by what differs: a service that runs meanwhile lacks none. */
import pg from 'pg'
import { applicationRights, filledByDatabase } from './rights.ts'

interface Right {
  relation: string
  privilege: string
  /** Where it is a right to one column. */
  column: string | null
}

export async function grantRights(client: pg.ClientBase, applicationRole: string): Promise<void> {
  const role = pg.escapeIdentifier(applicationRole)
  const { rows } = await client.query<Right>(present, [applicationRole])
  const wanted = await wantedRights(client)
  const had = new Set(rows.map(nameOf))
  const allowed = new Set(wanted.map(nameOf))
  for (const right of rows.filter((each) => !allowed.has(nameOf(each)))) {
    await client.query(`revoke ${privilegeOf(right)} on ${pg.escapeIdentifier(right.relation)} from ${role}`)
  }
  for (const right of wanted.filter((each) => !had.has(nameOf(each)))) {
    await client.query(`grant ${privilegeOf(right)} on ${pg.escapeIdentifier(right.relation)} to ${role}`)
  }
  // The role reads which migrations and which schema there are; a right that it has already is not written again.
  await client.query(`grant usage on schema drizzle to ${role}`)
  await client.query(`grant select on all tables in schema drizzle to ${role}`)
}

/** Those of the list: to insert where the database fills a column itself, to every other column. */
async function wantedRights(client: pg.ClientBase): Promise<Right[]> {
  const { rows } = await client.query<{ relation: string; column: string }>(columns, [
    Object.keys(filledByDatabase),
  ])
  return Object.entries(applicationRights).flatMap(([relation, rights]) =>
    rights.split(', ').flatMap((privilege): Right[] => {
      const filled = privilege === 'insert' ? filledByDatabase[relation] : undefined
      if (filled === undefined) return [{ relation, privilege, column: null }]
      const others = rows.filter((each) => each.relation === relation && !filled.includes(each.column))
      return others.map(({ column }) => ({ relation, privilege, column }))
    }),
  )
}

const columns = `
  select relname as relation, attname as "column" from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and relname = any ($1) and attnum > 0 and not attisdropped and attgenerated = ''`

/** Every right that the role itself was given in our schema. */
const present = `
  select c.relname as relation, lower(a.privilege_type) as privilege, null as "column"
  from pg_class c cross join lateral aclexplode(c.relacl) a
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'p', 'm') and a.grantee = to_regrole($1)
  union all
  select c.relname, lower(a.privilege_type), t.attname
  from pg_attribute t join pg_class c on c.oid = t.attrelid cross join lateral aclexplode(t.attacl) a
  where c.relnamespace = 'public'::regnamespace and a.grantee = to_regrole($1)`

function nameOf({ relation, privilege, column }: Right): string {
  return `${privilege} on ${relation}${column === null ? '' : `.${column}`}`
}

function privilegeOf({ privilege, column }: Right): string {
  return column === null ? privilege : `${privilege} (${pg.escapeIdentifier(column)})`
}
