import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrateDatabase } from '../../src/platform/db/migrate.ts'
import { printSchema } from '../../src/platform/db/print-schema.ts'
import { migrationsFolder, readRules } from '../../src/platform/db/rules.ts'
import { declaredSchema, fingerprint } from '../../src/platform/db/schema-version.ts'
import { printColumns } from '../../src/platform/journal/print-columns.ts'
import { rightLists } from '../../src/tools/cli/right-lists.ts'
import { cloneDatabase } from '../support/databases.ts'

const committed = readFileSync(`${migrationsFolder}/schema.sql`, 'utf8')
const { files } = readRules()
const application = 'cakupan_app'

let database: Awaited<ReturnType<typeof cloneDatabase>>
let owner: pg.Client

beforeAll(async () => {
  database = await cloneDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

async function asSuperuser(): Promise<pg.Client> {
  const superuser = new pg.Client({ connectionString: database.superuserUrl })
  await superuser.connect()
  return superuser
}

const print = () => printSchema(owner, { owner: 'cakupan_owner', application })
const migrate = () => migrateDatabase(database.ownerUrl, application)

describe('what is committed is what runs', () => {
  it('migrations/schema.sql is the schema of a migrated database', async () => {
    expect(await print(), 'run npm run schema').toBe(committed)
  })

  it('the lists of columns in the rules are those of src/platform/journal/balance-columns.ts', () => {
    for (const { text } of files) expect(printColumns(text, rightLists), 'run npm run schema').toBe(text)
  })

  it('migrations/version.json counts the present migrations and rules', () => {
    expect(declaredSchema().fingerprint, 'run npm run schema').toBe(fingerprint())
  })

  it('every rule file runs', () => {
    expect(files.map(({ name }) => name).sort()).toEqual(readdirSync(`${migrationsFolder}/rules`).sort())
  })

  it('no function or trigger is said twice', () => {
    const said = files.flatMap(({ text }) =>
      [...text.matchAll(/^CREATE (?:FUNCTION (\w+)|(?:CONSTRAINT )?TRIGGER (\w+)[^;]*? ON (\w+))/gm)].map(
        ([, routine, trigger, table]) => routine ?? `${trigger} on ${table}`,
      ),
    )
    expect(said.length).toBeGreaterThan(80)
    expect(said).toEqual([...new Set(said)])
  })
})

describe('a migration', () => {
  it('leaves the rules alone where the database has them', async () => {
    const oids = () => owner.query('select oid from pg_trigger union all select oid from pg_proc order by 1')
    const before = await oids()
    await migrate()
    expect((await oids()).rows).toEqual(before.rows)
  })

  it('brings the rules of another version to those of this one: changed, missing and no longer said', async () => {
    await owner.query(`
      create or replace function refuse_change() returns trigger language plpgsql as 'begin return null; end';
      create or replace function logged_row(kind text, whole jsonb) returns jsonb language sql immutable return whole;
      drop trigger append_only on journal_entries;
      create function of_former_times(text) returns text language sql return left_out_of($1)::text;
      create function former_guard() returns trigger language plpgsql as 'begin return new; end';
      create trigger former_guard before insert on events for each row execute function former_guard();
      create view former_links as select document_id from document_links;
      update drizzle.schema_version set version = 0, fingerprint = 'of an older release'`)
    await migrate()
    expect(await print()).toBe(committed)
  })

  it('leaves alone what an extension brought, or another role made', async () => {
    const superuser = await asSuperuser()
    await superuser.query(`
      create extension pg_buffercache schema public;
      create view of_another_role as select 1 as one;
      create function of_another_role() returns int language sql return 1`)
    await owner.query(`update drizzle.schema_version set version = 0, fingerprint = 'of an older release'`)
    await migrate()
    const { rows } = await superuser.query(
      'select of_another_role() as one from of_another_role, pg_buffercache_summary()',
    )
    expect(rows).toEqual([{ one: 1 }])
    await superuser.query(
      'drop extension pg_buffercache; drop view of_another_role; drop function of_another_role()',
    )
    await superuser.end()
    expect(await print()).toBe(committed)
  })

  it('changes nothing where a rule cannot be made', async () => {
    // The table keeps logged_row(), and so the function that logged_row() calls: neither can be made anew.
    await owner.query(`
      create table in_the_way (row jsonb check (logged_row('users', row) is not null));
      update drizzle.schema_version set version = 0, fingerprint = 'of an older release'`)
    const before = await print()
    await expect(migrate()).rejects.toThrow('other objects depend on them')
    expect(await print()).toBe(before)
    await owner.query('drop table in_the_way')
    await migrate()
    expect(await print()).toBe(committed)
  })
})

describe('the printed schema', () => {
  it.each([
    ['a missing rule', 'drop trigger append_only on events'],
    ['a rule that is switched off', 'alter table journal_entries disable trigger post_to_balances'],
    ['a rule that is on for replicas only', 'alter table pledges enable replica trigger guard_pledge'],
    [
      'another text of a function',
      `create or replace function wita_today() returns date language sql stable return date '2026-01-01'`,
    ],
    ['a setting of a function', 'alter function assert_logged() set search_path = pg_temp'],
    ['a function that runs as its owner', 'alter function count_version() security definer'],
    ['a right of a table', `grant update on journal_entries to ${application}`],
    ['a right that its owner lacks', 'revoke insert on events from cakupan_owner'],
    ['a right of a sequence', `grant update on sequence journal_entries_id_seq to ${application}`],
    ['a right of a column', `grant update (amount) on pledges to ${application}`],
    ['a right of everybody', 'grant select on passwords to public'],
    ['a right of a function', 'revoke execute on function takes_csr(budget_lines) from public'],
    ['a right of a schema', `grant create on schema drizzle to ${application}`],
    ['a right that is given beforehand', `alter default privileges grant all on tables to ${application}`],
    ['a constraint less', 'alter table line_balances drop constraint double_funding'],
    [
      'a constraint that was not checked',
      'alter table pledges add constraint later check (amount > 0) not valid',
    ],
    ['a foreign key less', 'alter table journal_entries drop constraint journal_entries_event_fk'],
    ['a column more', 'alter table pledges add column note text'],
    ['another default', `alter table pledges alter column state set default 'active'`],
    ['a column that may be empty', 'alter table pledges alter column letter_number drop not null'],
    ['an index less', 'drop index journal_entries_as_of'],
    ['a table that is not logged', 'create unlogged table notes (text text)'],
    ['a rewriting rule', 'create rule quietly as on delete to companies do instead nothing'],
    ['a policy', 'create policy nobody on pledges using (false)'],
    [
      'a view',
      `create or replace view document_links as select id as document_id, name as kind, name as record_type, id as record_id, id as retreat_id,
        name as role from documents`,
    ],
    ['a type', `alter type channel add value 'cash_box'`],
    ['a comment', `comment on table pledges is 'x'`],
  ])('shows %s', async (_, change) => {
    const before = await print()
    await owner.query(change)
    expect(await print()).not.toBe(before)
  })

  it('shows what only a superuser can do: foreign keys switched off, another owner', async () => {
    const superuser = await asSuperuser()
    for (const change of [
      'alter table disbursements disable trigger all',
      'alter table sessions owner to postgres',
      'alter function refuse_change() owner to postgres',
    ]) {
      const before = await print()
      await superuser.query(change)
      expect(await print(), change).not.toBe(before)
    }
    await superuser.end()
  })
})
