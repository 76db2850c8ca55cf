import { inArray } from 'drizzle-orm'
import { companies } from '../companies/companies.table.ts'
import { type Actor, mayReadUsers } from '../platform/authority/actor.ts'
import type { Db, Reader } from '../platform/db/client.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import type { Person } from '../platform/shared/wire.ts'
import { retreats } from '../retreats/retreats.table.ts'

/** Who did something to a record; by these fields, of whatever record. */
const personFields = ['makers', 'decidedBy', 'verifiedBy', 'rejectedBy', 'adoptedBy', 'actor'] as const

type Named = {
  companyId?: string
  retreatId?: string | null
} & { [Field in (typeof personFields)[number]]?: Person[] | Person | null }

interface Names {
  persons: ReadonlyMap<string, string>
  companies: ReadonlyMap<string, { companyName: string }>
  retreats: ReadonlyMap<string, { retreatCode: string; retreatTitle: string }>
}

/** Where the records were read: `db` as it stands, `ledger` perhaps as it was known. */
interface Source {
  db: Db
  ledger: Reader
  actor: Actor
}

/**
 * Records with the names of what they point to: companies and retreats as the ledger knows them; persons as they are called now,
 * since the log keeps no names of theirs, and null for whoever may not know who is who.
 */
export async function withNames<Item extends object>(
  source: Source,
  records: readonly Item[],
): Promise<Item[]> {
  const named = records as readonly (Item & Named)[]
  const wanted = {
    persons: mayReadUsers(source.actor) ? distinct(named.flatMap(personsOf)) : [],
    companies: distinct(named.map(({ companyId }) => companyId)),
    retreats: distinct(named.map(({ retreatId }) => retreatId)),
  }
  const names =
    source.ledger === source.db ? await namesNow(source.db, wanted) : await namesKnown(source, wanted)
  return named.map((record) => ({
    ...record,
    ...(record.companyId && names.companies.get(record.companyId)),
    ...(record.retreatId && names.retreats.get(record.retreatId)),
    ...personsIn(record, names.persons),
  }))
}

function distinct(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => typeof id === 'string'))]
}

function personsOf(record: Named): string[] {
  return personFields.flatMap((field) => [record[field] ?? []].flat().map(({ id }) => id))
}

function personsIn(record: Named, names: Names['persons']): Partial<Named> {
  const nameOf = ({ id }: Person): Person => ({ id, name: names.get(id) ?? null })
  return Object.fromEntries(
    personFields.flatMap((field) => {
      const value = record[field]
      return value ? [[field, Array.isArray(value) ? value.map(nameOf) : nameOf(value)]] : []
    }),
  )
}

type Wanted = Record<keyof Names, string[]>

const PERSONS = `
  select 'person' as kind, m.id, u.name, null as code from unnest($1::uuid[]) m (id) join users u on u.id = person_of(m.id)`
const RECORDS = `
  union all select 'company', id, legal_name, null from companies where id = any ($2::uuid[])
  union all select 'retreat', id, title, code from retreats where id = any ($3::uuid[])`

interface NameRow {
  kind: 'person' | 'company' | 'retreat'
  id: string
  name: string
  code: string | null
}

async function namesNow(db: Db, wanted: Wanted): Promise<Names> {
  const values = [wanted.persons, wanted.companies, wanted.retreats]
  const rows = await queryRows<NameRow>(db.$client, { name: 'read names', text: PERSONS + RECORDS, values })
  const of = (kind: NameRow['kind']) => rows.filter((row) => row.kind === kind)
  return {
    persons: new Map(of('person').map(({ id, name }) => [id, name])),
    companies: new Map(of('company').map(({ id, name }) => [id, { companyName: name }])),
    retreats: new Map(
      of('retreat').map(({ id, name, code }) => [id, { retreatCode: code ?? '', retreatTitle: name }]),
    ),
  }
}

async function namesKnown({ db, ledger }: Source, wanted: Wanted): Promise<Names> {
  const persons = await queryRows<NameRow>(db.$client, {
    name: 'read names of persons',
    text: PERSONS,
    values: [wanted.persons],
  })
  const parties = await ledger.select().from(companies).where(inArray(companies.id, wanted.companies))
  const places = await ledger.select().from(retreats).where(inArray(retreats.id, wanted.retreats))
  return {
    persons: new Map(persons.map(({ id, name }) => [id, name])),
    companies: new Map(parties.map(({ id, legalName }) => [id, { companyName: legalName }])),
    retreats: new Map(places.map(({ id, code, title }) => [id, { retreatCode: code, retreatTitle: title }])),
  }
}
