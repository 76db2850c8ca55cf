/** How the reports over the journal tie to coverage and to each other. */
import { expect } from 'vitest'
import type { Row } from '../../src/platform/tables/table.ts'
import { type Levels, sumOf } from '../support/coverage-arithmetic.ts'
import type { Ledger } from './oracle.ts'
import type { Reader } from './reader.ts'

interface Table {
  rows: Row[]
  totals: Row[]
}

/** Over a random period that ends today and over one that ended before. */
export async function tieToCoverage(reader: Reader, _knownAt: string, ledger: Ledger): Promise<void> {
  const days = reader.pastDays(3).toSorted()
  const [first = '', second = '', third = ''] = days
  await expectTied(reader, ledger, first, second)
  await expectTied(reader, ledger, third, reader.history.today)
}

async function expectTied(reader: Reader, { entries }: Ledger, from: string, to: string): Promise<void> {
  const [venue = ''] = reader.history.venues
  const [coverage, realisation, receipts, bySector, byRegency] = await Promise.all([
    reader.json(`coverage?venue=${venue}&asOf=${to}`),
    reader.json(`reports/pledge-realisation?from=${from}&to=${to}`),
    reader.json(`reports/receipts?from=${from}&to=${to}`),
    reader.json(`reports/recap?by=sector&asOf=${to}`),
    reader.json(`reports/recap?by=regency&asOf=${to}`),
  ])
  const { total }: { total: Levels } = coverage.sources
  const before = sumOf(
    entries.filter(({ on }) => on < from),
    'received',
  )
  expectRealisation(realisation, total, before)
  expectCashBook(receipts, total, before)
  for (const recap of [bySector, byRegency]) expectRecap(recap, total)
  const counts = [bySector, byRegency].map(({ totals: [all] }: Table) => [all?.companies, all?.pledges])
  expect(counts[0], 'companies and pledges by sector and by regency').toEqual(counts[1])
}

function expectRealisation({ rows, totals: [all = {}] }: Table, total: Levels, before: number): void {
  const { pledged, received, verified } = total
  const period = received - before
  const outstanding = pledged - received
  expect(all).toMatchObject({ pledged, before, period, received, verified, outstanding })
  for (const column of ['pledged', 'before', 'period', 'received', 'verified', 'outstanding'])
    expect(columnSum(rows, column), `the pledges' ${column}`).toBe(all[column])
  for (const row of rows) expect(Number(row.before) + Number(row.period)).toBe(row.received)
}

/** Every balance is of one channel and form; together they close with what was received. */
function expectCashBook(
  { rows: lines, totals: [all = {}, closing = {}, ...parts] }: Table,
  total: Levels,
  before: number,
) {
  const openings = lines.filter(({ number }) => number === null)
  const rows = lines.filter(({ number }) => number !== null)
  expect(columnSum(openings, 'balance')).toBe(before)
  expect(closing.balance).toBe(total.received)
  expect([all.incoming, all.outgoing]).toEqual([columnSum(rows, 'incoming'), columnSum(rows, 'outgoing')])
  for (const column of ['incoming', 'outgoing', 'verified'])
    expect(columnSum(parts, column), `the parts' ${column}`).toBe(all[column])
  const partOf = ({ channel, form }: Row) => `${channel} ${form}`
  const balances = new Map(openings.map((row) => [partOf(row), Number(row.balance)]))
  for (const row of rows) {
    const balance = (balances.get(partOf(row)) ?? 0) + Number(row.incoming) - Number(row.outgoing)
    expect(row.balance).toBe(balance)
    balances.set(partOf(row), balance)
  }
  for (const part of parts) expect(part.balance).toBe(balances.get(partOf(part)))
  expect(columnSum(parts, 'balance')).toBe(total.received)
}

function expectRecap({ rows, totals: [all = {}] }: Table, total: Levels): void {
  expect(all).toMatchObject(total)
  for (const column of ['companies', 'pledges', 'pledged', 'committed', 'received', 'verified'])
    expect(columnSum(rows, column), `the groups' ${column}`).toBe(all[column])
}

function columnSum(rows: Row[], column: string): number {
  return rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0)
}
