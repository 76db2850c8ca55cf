import { closedThrough } from '../closings/calendar.ts'
import { companiesByNpwp } from '../companies/companies.queries.ts'
import type { PaperRecord } from '../papers/paper.ts'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockForPosting } from '../platform/db/locks.ts'
import { AppError } from '../platform/shared/errors.ts'
import { isSafeTotal, sum } from '../platform/shared/rupiah.ts'
import { inSlices } from '../platform/shared/slices.ts'
import { warningInWords } from '../platform/shared/warnings.ts'
import type { BothLanguages } from '../platform/shared/wire.ts'
import { readDraftContext } from '../pledges/draft-context.ts'
import { checkDraft, type Draft, enterDraft, judgeLetter, writeDrafts } from '../pledges/draft-pledge.ts'
import { letterAmountStated, lockLetters, readLetters } from '../pledges/pledge-papers.ts'
import { assertNotCancelled } from '../retreats/retreats.queries.ts'
import { describedFault } from './faults.ts'
import type { ImportedDocument, ImportVerdict } from './imports.schema.ts'
import { keepImport } from './keep-import.ts'
import { originIn, pledgeColumns, type RowsOfPledge } from './pledge-rows.ts'
import type { FileRecords } from './read-pieces.ts'
import { reportRule } from './records.ts'
import { Table } from './table.ts'

/** Drafts the pledges of a table, or refuses the table with all its faults. */
export async function importPledges(
  tx: Tx,
  actor: Actor,
  { retreatId, sha256, file }: { retreatId: string; sha256: string; file: FileRecords<RowsOfPledge> },
): Promise<Outcome<ImportVerdict>> {
  assertSees(actor, retreatId, 'retreat_not_found')
  const table = Table.from(pledgeColumns, file.table)
  const written = file.records
  const companies = await companiesByNpwp(tx, [...new Set(written.map(({ npwp }) => npwp))])
  const known = written.flatMap((rows) => {
    const company = companies.get(rows.npwp)
    return company ? [{ rows, fields: { companyId: company.id, ...rows.pledge } }] : []
  })
  const placeOf = new Map(known.map(({ rows }, index) => [rows, index]))
  const fields = known.map((each) => each.fields)
  await lockLetters(tx, fields)
  await lockForPosting(tx, retreatId)
  await assertNotCancelled(tx, retreatId)
  const context = await readDraftContext(tx, retreatId, fields)
  const { book, likenessesOf } = await readLetters(tx, actor, fields)

  const warnings: ImportVerdict['warnings'] = []
  const checked: { row: number; legalName: string; draft: Draft }[] = []
  const bound: PaperRecord[] = []
  const checkRow = (rows: RowsOfPledge) => {
    const { firstRow: row, pledge, npwp } = rows
    const company = companies.get(npwp)
    if (!company) {
      table.addAt(row, 'companyId', 'unknown_company')
      return
    }
    const { id: companyId, legalName } = company
    if (isSomebodyElse(rows, company)) {
      const { row: at, field } = originIn(rows.places, 'companyName')
      table.addAt(at, field, 'other_company', { name: legalName })
    }
    const fields = { companyId, ...pledge }
    const draft = unlessRefused(rows, table, () => checkDraft(actor, retreatId, fields, context))
    const entered = unlessRefused(rows, table, () =>
      draft ? enterDraft(book, draft, `/file/${row}`) : judgeLetter(book, fields),
    )
    if (!draft || !entered) return
    checked.push({ row, legalName, draft })
    bound.push(...entered.bound)
    for (const { code, detail } of [...entered.warnings, ...likenessesOf(placeOf.get(rows) ?? -1)])
      warnings.push(describedFault({ row }, code, {}, atRow(row, detail)))
  }
  for await (const some of inSlices(written)) some.forEach(checkRow)
  table.refuseIfFaulty()
  warnings.push(...datesOfClosedMonths(table, written, await closedThrough(tx)))

  const documents = checked.map(
    ({ row, legalName, draft: { id, letterNumber, amount } }): ImportedDocument => ({
      path: `/v1/pledges/${id}`,
      row,
      label: `${legalName}, ${letterNumber}`,
      amount,
    }),
  )
  const amount = sum(documents.map((document) => document.amount))
  if (!isSafeTotal(amount)) throw new AppError('total_too_large')
  const made = await keepImport(tx, actor, {
    retreatId,
    kind: 'pledges',
    sha256,
    rows: table.rowCount,
    amount,
  })
  const events = await writeDrafts(
    tx,
    checked.map(({ draft }) => ({ ...draft, importId: made.id })),
  )
  return {
    result: { importId: made.id, dryRun: false, rows: table.rowCount, amount, documents, warnings },
    events: [made.event, ...events, ...bound.map(letterAmountStated)],
  }
}

/** What is accepted, unless a rule about what the file says refuses it: that is told at its cells, and the next can be tried. */
function unlessRefused<Accepted>(
  { firstRow, places }: RowsOfPledge,
  table: Table,
  check: () => Accepted,
): Accepted | undefined {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // Of all refusals of a draft this alone names no place: it is that of the line.
    if (error.code === 'no_adopted_budget') reportRule(table, error, { row: firstRow, field: 'lineCode' })
    else if (error.faults.length === 0) throw error
    for (const { pointer, ...fault } of error.faults)
      reportRule(table, fault, originIn(places, pointer.slice(1)))
    return undefined
  }
}

/**
 * A retreat that was created after a closing takes dates of the months that it closed, until the next: whoever brings in an
 * earlier year is told, since a wrong year looks the same.
 */
function datesOfClosedMonths(
  table: Table,
  written: readonly RowsOfPledge[],
  closed: string | null,
): ImportVerdict['warnings'] {
  const early = written.filter(
    ({ pledge: { pledgedOn, bookedOn } }) => closed !== null && (bookedOn ?? pledgedOn) <= closed,
  )
  const [first] = early
  if (closed === null || first === undefined) return []
  const { row, field } = originIn(first.places, 'pledgedOn')
  return [
    describedFault(
      table.placeOf(row, field),
      'dated_in_closed_month',
      { read: first.pledge.pledgedOn },
      warningInWords('dated_in_closed_month', { pledges: early.length, closedThrough: closed, row }),
    ),
  ]
}

function atRow(row: number, { id, en }: BothLanguages): BothLanguages {
  return { id: `Baris ${row}: ${id}`, en: `Row ${row}: ${en}` }
}

function isSomebodyElse({ companyName }: RowsOfPledge, { legalName }: { legalName: string }): boolean {
  return companyName !== undefined && essenceOf(companyName) !== essenceOf(legalName)
}

/** A name without its legal form and punctuation, which people write in many ways. */
function essenceOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/\b(pt|cv|tbk|persero|perseroda)\b/g, '')
    .replaceAll(/[^a-z0-9]/g, '')
}
