/**
 * The schema of a database as text, printed from its catalogs: what `pg_dump --schema-only` would say, in one order, without
 * names of this machine. Two databases with the same tables, rules and rights print the same bytes, so a review reads one
 * file, and a comparison finds every trigger that is missing, switched off or changed.
 */
import type pg from 'pg'

/** The names that two roles have on this machine: printed as "owner" and "application". Others are printed as they are. */
export interface Roles {
  owner: string
  application: string
}

const HEADER = `-- The whole schema, printed from the catalogs of a migrated database by \`npm run schema\`: to read and to compare, not to run.
-- Sorted by name. Everything belongs to the role "owner" unless another is said; "application" is the service's own role.
`

interface Section {
  title: string
  /** Answers rows of one `text` each, in the order of printing. */
  query: string
}

/** Prints the schemas public and drizzle. The client must not be in a transaction: everything is read from one snapshot. */
export async function printSchema(client: pg.ClientBase, { owner, application }: Roles): Promise<string> {
  await client.query('begin transaction isolation level repeatable read, read only')
  try {
    // Definitions name what is found on this path without its schema.
    await client.query('set local search_path = public')
    await client.query("select set_config('cakupan.role_names', $1, true)", [
      JSON.stringify({ [owner]: 'owner', [application]: 'application' }),
    ])
    const parts = [HEADER]
    for (const { title, query } of sections) {
      const { rows } = await client.query<{ text: string }>(query)
      if (rows.length > 0) parts.push(`\n-- ${title}\n`, ...rows.map(({ text }) => `\n${text}\n`))
    }
    return parts.join('')
  } finally {
    await client.query('rollback')
  }
}

const ours = (namespace: string) => `${namespace} in ('public'::regnamespace, 'drizzle'::regnamespace)`

const isOfExtension = (catalog: string, oid: string) =>
  `exists (select from pg_depend e where e.classid = '${catalog}'::regclass and e.objid = ${oid} and e.deptype = 'e')`

const role = (oid: string) =>
  `case ${oid} when 0 then 'public' else coalesce(current_setting('cakupan.role_names')::jsonb ->> pg_get_userbyid(${oid})::text, pg_get_userbyid(${oid})) end`

/** Lines, each after a line break, of what a subquery with one column \`line\` (and a column \`place\` to sort by) answers. */
const lines = (query: string) =>
  `coalesce((select string_agg(e'\\n' || line, '' order by place, line collate "C") from (${query}) l), '')`

const ownedBy = (what: string, owner: string) =>
  `case when ${role(owner)} <> 'owner' then format(e'\\nALTER %s OWNER TO %s;', ${what}, ${role(owner)}) else '' end`

/** What differs from the rights that Postgres gives by itself to an object of this kind (a letter of `acldefault`). */
const rights = (what: string, kind: string, acl: string, owner: string) => {
  const given = `select * from aclexplode(${acl})`
  const byItself = `select * from aclexplode(acldefault('${kind}', ${owner})) where ${acl} is not null`
  const privileges = `string_agg(privilege_type, ', ' order by privilege_type)`
  return lines(`
    select 0 as place, format('REVOKE %s ON %s FROM %s;', ${privileges}, ${what}, ${role('grantee')}) as line
    from (${byItself} except ${given}) r group by grantee, is_grantable
    union all
    select 1, format('GRANT %s ON %s TO %s%s;', ${privileges}, ${what}, ${role('grantee')},
      case when is_grantable then ' WITH GRANT OPTION' else '' end)
    from (${given} except ${byItself}) r group by grantee, is_grantable`)
}

const comment = (what: string, oid: string, catalog: string) =>
  `coalesce(format(e'\\nCOMMENT ON %s IS ', ${what}) || quote_literal(obj_description(${oid}, '${catalog}')) || ';', '')`

const schemas = `
  select format('CREATE SCHEMA %I;', nspname) || ${ownedBy(`format('SCHEMA %I', nspname)`, 'nspowner')}
    || ${rights(`format('SCHEMA %I', nspname)`, 'n', 'nspacl', 'nspowner')} as text
  from pg_namespace where nspname !~ '^(pg_|information_schema$)' order by nspname collate "C"`

const extensions = `
  select format('CREATE EXTENSION %I SCHEMA %I;', extname, nspname) as text
  from pg_extension join pg_namespace n on n.oid = extnamespace order by extname collate "C"`

const types = `
  select format('CREATE TYPE %s AS ENUM (%s);', oid::regtype,
      (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid))
    || ${ownedBy(`format('TYPE %s', oid::regtype)`, 'typowner')} || ${rights(`format('TYPE %s', oid::regtype)`, 'T', 'typacl', 'typowner')} as text
  from pg_type t where ${ours('typnamespace')} and typtype = 'e' and not ${isOfExtension('pg_type', 'oid')}
  order by oid::regtype::text collate "C"`

const domains = `
  select format('CREATE DOMAIN %s AS %s;', oid::regtype, format_type(typbasetype, typtypmod)) || ${lines(`
      select 0 as place, format('ALTER DOMAIN %s ADD CONSTRAINT %I %s;', t.oid::regtype, conname, pg_get_constraintdef(oid, true)) as line
      from pg_constraint where contypid = t.oid`)} as text
  from pg_type t where ${ours('typnamespace')} and typtype = 'd' and not ${isOfExtension('pg_type', 'oid')}
  order by oid::regtype::text collate "C"`

const functions = `
  select rtrim(pg_get_functiondef(oid), e'\\n') || ';' || ${ownedBy(`format('ROUTINE %s', oid::regprocedure)`, 'proowner')}
    || ${rights(`format('ROUTINE %s', oid::regprocedure)`, 'f', 'proacl', 'proowner')}
    || ${comment(`format('ROUTINE %s', oid::regprocedure)`, 'oid', 'pg_proc')} as text
  from pg_proc where ${ours('pronamespace')} and prokind <> 'a' and not ${isOfExtension('pg_proc', 'oid')}
  order by oid::regprocedure::text collate "C"`

const column = `
  format('  %I %s%s%s%s%s', attname, format_type(atttypid, atttypmod),
    case when attcollation <> 0 and attcollation <> (select typcollation from pg_type where oid = atttypid)
      then ' COLLATE ' || attcollation::regcollation else '' end,
    case when attnotnull then ' NOT NULL' else '' end,
    case when attgenerated = 's' then format(' GENERATED ALWAYS AS (%s) STORED', pg_get_expr(adbin, adrelid, true))
      when attgenerated = 'v' then format(' GENERATED ALWAYS AS (%s) VIRTUAL', pg_get_expr(adbin, adrelid, true))
      when adbin is not null then ' DEFAULT ' || pg_get_expr(adbin, adrelid, true)
      when attidentity = 'a' then ' GENERATED ALWAYS AS IDENTITY'
      when attidentity = 'd' then ' GENERATED BY DEFAULT AS IDENTITY' else '' end,
    case when attstorage <> (select typstorage from pg_type where oid = atttypid)
      then ' STORAGE ' || case attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end
      else '' end)`

/** A column's own NOT NULL is said at the column; every other constraint by its name. */
const constraint = `format('  CONSTRAINT %I %s%s', conname, pg_get_constraintdef(oid, true),
  case when convalidated then '' else ' /* not validated */' end)`

const state = (kind: string, flag: string) => `
  case ${flag} when 'O' then '' when 'D' then format(e'\\nALTER TABLE %s DISABLE ${kind};', c.oid::regclass)
    when 'R' then format(e'\\nALTER TABLE %s ENABLE REPLICA ${kind};', c.oid::regclass)
    else format(e'\\nALTER TABLE %s ENABLE ALWAYS ${kind};', c.oid::regclass) end`

const triggers = lines(`
  select 0 as place, pg_get_triggerdef(t.oid, true) || ';' || replace(${state('TRIGGER …', 'tgenabled')}, '…', quote_ident(tgname)) as line
  from pg_trigger t where tgrelid = c.oid and not tgisinternal
  union all
  select 1, format('-- A trigger of the constraint %I is switched off (%s): it is not kept.', conname, tgenabled)
  from pg_trigger t join pg_constraint k on k.oid = tgconstraint where tgrelid = c.oid and tgisinternal and tgenabled <> 'O'`)

const rowSecurity = lines(`
  select 0 as place, format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY;', c.oid::regclass) as line where c.relrowsecurity
  union all select 1, format('ALTER TABLE %s FORCE ROW LEVEL SECURITY;', c.oid::regclass) where c.relforcerowsecurity
  union all
  select 2, format('CREATE POLICY %I ON %s AS %s FOR %s TO %s USING (%s) WITH CHECK (%s);', polname, c.oid::regclass,
    case when polpermissive then 'permissive' else 'restrictive' end, polcmd,
    (select string_agg(${role('r')}, ', ' order by r) from unnest(polroles) r), pg_get_expr(polqual, polrelid, true), pg_get_expr(polwithcheck, polrelid, true))
  from pg_policy where polrelid = c.oid`)

const columnRights = lines(`
  select attnum as place, format('GRANT %s (%I) ON %s TO %s%s;', privilege_type, attname, c.oid::regclass, ${role('grantee')},
    case when is_grantable then ' WITH GRANT OPTION' else '' end) as line
  from pg_attribute a cross join lateral aclexplode(attacl) where attrelid = c.oid`)

const columnComments = lines(`
  select attnum as place, format('COMMENT ON COLUMN %s.%I IS %L;', c.oid::regclass, attname, col_description(c.oid, attnum)) as line
  from pg_attribute where attrelid = c.oid and attnum > 0 and col_description(c.oid, attnum) is not null`)

const tables = `
  select format('CREATE %s %s (%s%s%s)%s;',
      case c.relkind when 'r' then case c.relpersistence when 'u' then 'UNLOGGED TABLE' else 'TABLE' end
        when 'p' then 'PARTITIONED TABLE' when 'f' then 'FOREIGN TABLE' else 'MATERIALIZED VIEW' end,
      c.oid::regclass,
      (select e'\\n' || string_agg(${column}, e',\\n' order by attnum)
       from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
       where attrelid = c.oid and attnum > 0 and not attisdropped),
      (select e',\\n' || string_agg(${constraint}, e',\\n' order by contype <> 'p', conname collate "C") from pg_constraint
       where conrelid = c.oid and contype in ('p', 'u', 'f', 'c', 'x')),
      e'\\n', coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''))
    || ${lines(`
      select 0 as place, pg_get_indexdef(indexrelid, 0, true) || case when indisvalid then ';' else '; -- not valid' end as line from pg_index
      where indrelid = c.oid and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))`)}
    || ${triggers}
    || ${lines(`select 0 as place, pg_get_ruledef(oid, true) as line from pg_rewrite where ev_class = c.oid`)}
    || ${rowSecurity}
    || ${ownedBy(`format('TABLE %s', c.oid::regclass)`, 'c.relowner')}
    || ${rights('c.oid::regclass', 'r', 'c.relacl', 'c.relowner')} || ${columnRights}
    || ${comment(`format('TABLE %s', c.oid::regclass)`, 'c.oid', 'pg_class')} || ${columnComments} as text
  from pg_class c where ${ours('c.relnamespace')} and c.relkind in ('r', 'p', 'f', 'm') and not ${isOfExtension('pg_class', 'c.oid')}
  order by c.oid::regclass::text collate "C"`

const views = `
  select format('CREATE VIEW %s%s AS%s%s', c.oid::regclass, coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''),
      e'\\n', pg_get_viewdef(c.oid, true))
    || ${triggers} || ${ownedBy(`format('VIEW %s', c.oid::regclass)`, 'c.relowner')}
    || ${rights('c.oid::regclass', 'r', 'c.relacl', 'c.relowner')} || ${columnRights} as text
  from pg_class c where ${ours('c.relnamespace')} and c.relkind = 'v' and not ${isOfExtension('pg_class', 'c.oid')}
  order by c.oid::regclass::text collate "C"`

const sequences = `
  select format('CREATE SEQUENCE %s AS %s START %s INCREMENT %s MINVALUE %s MAXVALUE %s CACHE %s%s;', c.oid::regclass, seqtypid::regtype,
      seqstart, seqincrement, seqmin, seqmax, seqcache, case when seqcycle then ' CYCLE' else '' end)
    || ${ownedBy(`format('SEQUENCE %s', c.oid::regclass)`, 'c.relowner')}
    || ${rights(`format('SEQUENCE %s', c.oid::regclass)`, 's', 'c.relacl', 'c.relowner')} as text
  from pg_class c join pg_sequence on seqrelid = c.oid where ${ours('c.relnamespace')} order by c.oid::regclass::text collate "C"`

const eventTriggers = `
  select format('CREATE EVENT TRIGGER %I ON %s EXECUTE FUNCTION %s; -- enabled: %s', evtname, evtevent, evtfoid::regprocedure, evtenabled) as text
  from pg_event_trigger order by evtname collate "C"`

const defaultRights = `
  select format('ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA %s GRANT %s ON %s TO %s;', ${role('defaclrole')},
    coalesce(defaclnamespace::regnamespace::text, '*'), privilege_type, defaclobjtype, ${role('grantee')}) as text
  from pg_default_acl cross join lateral aclexplode(defaclacl) order by 1`

const sections: readonly Section[] = [
  { title: 'Schemas', query: schemas },
  { title: 'Extensions', query: extensions },
  { title: 'Types', query: types },
  { title: 'Domains', query: domains },
  { title: 'Functions', query: functions },
  { title: 'Tables', query: tables },
  { title: 'Views', query: views },
  { title: 'Sequences', query: sequences },
  { title: 'Event triggers', query: eventTriggers },
  { title: 'Default rights', query: defaultRights },
]
