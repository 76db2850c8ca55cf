/** Coverage as its definition says, added up one by one from the raw entries of the journal: nothing of the program. */
import {
  byEach,
  channels,
  forms,
  type Levels,
  levels,
  levelsOf,
  measuresOf,
  receiptsOf,
  sumOf,
  together,
} from '../support/coverage-arithmetic.ts'
import type { TestService } from '../support/service.ts'

/** By what the lines' CSR, or the lines themselves, can be grouped. */
export const groupings = [
  'category',
  'accountCode',
  'company',
  'form',
  'sector',
  'regency',
  'channel',
  'month',
] as const
export type Grouping = (typeof groupings)[number]

export interface Entry {
  measure: string
  line: string | null
  form: string | null
  channel: string | null
  company: string | null
  pledge: string | null
  amount: number
  on: string
}
interface Line {
  code: string
  venueCode: string | null
  category: string
  accountCode: string
  amount: number
}
interface Version {
  number: number
  adoptedOn: string
  lines: Line[]
}

/** What a company was from an instant on. */
interface CompanyFields {
  company: string
  from: string
  sector: string
  regency: string
}

/** All that a retreat's reports speak of; versions of the budget in the order of their adoption. */
export interface Ledger {
  entries: Entry[]
  versions: Version[]
  /** The latest first. */
  companies: CompanyFields[]
  /** Months that are closed for the retreat, the earliest closing first. */
  closings: { month: string; at: string }[]
}

const INSTANT = `'YYYY-MM-DD HH24:MI:SS.US'`

export async function readLedger(service: TestService, retreatId: string): Promise<Ledger> {
  const { rows: entries } = await service.superuser.query(
    `select measure, line_code as line, j.form, channel, company_id as company, pledge_id as pledge,
       amount::float8, effective_on::text as on
     from journal_entries j where j.retreat_id = $1`,
    [retreatId],
  )
  const { rows: versions } = await service.superuser.query(
    `select number, adopted_on::text as "adoptedOn", (
       select json_agg(json_build_object('code', code, 'venueCode', venue_code, 'category', category,
         'accountCode', account_code, 'amount', amount) order by position)
       from budget_lines l where l.retreat_id = v.retreat_id and l.number = v.number) as lines
     from budget_versions v where retreat_id = $1 and adopted_on is not null order by adopted_at`,
    [retreatId],
  )
  const { rows: companies } = await service.superuser.query(
    `select record_id as company, to_char((row ->> 'updated_at')::timestamptz at time zone 'UTC', ${INSTANT}) as from,
       concat_ws(':', row ->> 'kbli_version', row ->> 'kbli_code') as sector, row -> 'regency_codes' ->> 0 as regency
     from record_versions where kind = 'companies' order by version desc`,
  )
  const { rows: closings } = await service.superuser.query(
    `select month, to_char(closed_at at time zone 'UTC', ${INSTANT}) as at from closings
     where state = 'closed' and closed_at > (select created_at from retreats where id = $1) order by closed_at`,
    [retreatId],
  )
  return { entries, versions, companies, closings }
}

function apbdOf(entries: readonly Entry[]) {
  return { appropriated: sumOf(entries, 'appropriated'), spent: sumOf(entries, 'spent') }
}

/** What the report must say at a venue at the end of a day, and by each grouping. */
export function coverageOf(ledger: Ledger, venue: string, day: string) {
  const { entries: all, versions } = ledger
  const { number, lines } = versions.filter(({ adoptedOn }) => adoptedOn <= day).at(-1) ?? none()
  const entries = all.filter(({ on }) => on <= day)
  const here = lines.filter(({ venueCode }) => venueCode === null || venueCode === venue)
  const placeOf = ({ line }: Entry) => {
    if (here.some(({ code }) => code === line)) return 'here'
    return lines.some(({ code }) => code === line) ? 'otherVenues' : 'unallocated'
  }
  const at = (place: string) => entries.filter((entry) => placeOf(entry) === place)
  const reported = here.map((line) => {
    const own = entries.filter((entry) => entry.line === line.code)
    return { line, measures: measuresOf(line.amount, levelsOf(own), apbdOf(own)) }
  })
  return {
    report: {
      budgetVersion: number,
      totals: together(reported.map(({ measures }) => measures)),
      unallocated: levelsOf(at('unallocated')),
      otherVenues: levelsOf(at('otherVenues')),
      apbdElsewhere: { droppedLines: apbdOf(at('unallocated')), otherVenues: apbdOf(at('otherVenues')) },
      sources: {
        total: levelsOf(entries),
        byForm: byEach(forms, (form) => levelsOf(entries.filter((entry) => entry.form === form))),
        byChannel: byEach(channels, (channel) =>
          receiptsOf(entries.filter((entry) => entry.channel === channel)),
        ),
      },
      lines: reported.map(({ line: { code }, measures }) => ({ code, ...measures })),
    },
    /** Groups by their keys: of lines all measures, of anything else what companies brought on them. */
    groups(grouping: Grouping): Record<string, object> {
      const brought = at('here').filter(({ company }) => company !== null)
      const by = <Value>(
        keyOf: (entry: Entry) => string | null,
        keys: readonly string[],
        of: (own: Entry[]) => Value,
      ) => byEach(keys, (key) => of(brought.filter((entry) => keyOf(entry) === key)))
      const byAny = (keyOf: (entry: Entry) => string) =>
        withoutNothing(by(keyOf, [...new Set(brought.map(keyOf))], levelsOf))
      switch (grouping) {
        case 'category':
        case 'accountCode': {
          const keys = [...new Set(here.map((line) => line[grouping]))]
          const own = (key: string) => reported.filter(({ line }) => line[grouping] === key)
          return byEach(keys, (key) => together(own(key).map(({ measures }) => measures)))
        }
        case 'form':
          return by(({ form }) => form, forms, levelsOf)
        case 'channel':
          return by(({ channel }) => channel, channels, receiptsOf)
        case 'month':
          return byAny(({ on }) => on.slice(0, 7))
        default:
          return byAny(({ company }) => companyOn(ledger, company ?? '', day)[grouping])
      }
    },
  }
}

/** A company as it is, or as it was when the day was closed. */
function companyOn({ companies, closings }: Ledger, of: string, day: string): CompanyFields {
  const own = companies.filter(({ company }) => company === of)
  const closing = closings.find(({ month }) => month >= day.slice(0, 7))
  return own.find(({ from }) => closing === undefined || from <= closing.at) ?? own[0] ?? none()
}

function withoutNothing(groups: Record<string, Levels>): Record<string, Levels> {
  return Object.fromEntries(
    Object.entries(groups).filter(([, csr]) => levels.some((level) => csr[level] !== 0)),
  )
}

function none(): never {
  throw new Error('no budget was adopted by then')
}
