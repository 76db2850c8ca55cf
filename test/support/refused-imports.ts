/** Imports that must be refused: by the import and by its dry run alike, in both languages, with nothing stored. */
import { expect } from 'vitest'
import type { TestService } from './service.ts'

export type Kind = 'budgets' | 'pledges'

/** The first fault: its code, its cell (or the row, or nothing for the file), and what was read there. */
export interface Refusal {
  code: string
  at?: string
  read?: string
}

interface ListedFault extends Refusal {
  pointer: string
  row: number | null
  cell: string | null
  detail: string
}

export async function expectFileRefused(
  service: TestService,
  { retreatId, kind, content }: { retreatId: string; kind: Kind; content: Buffer },
  { code, at, read }: Refusal,
): Promise<void> {
  const before = await storedIn(service)
  const send = (query: string, language: string) =>
    service
      .as('finance')
      .upload(
        `/v1/retreats/${retreatId}/${kind}/import${query}`,
        { name: 'tabel.xlsx', content },
        kind === 'budgets' ? { reason: 'Impor' } : {},
        { headers: { 'accept-language': language } },
      )

  const real = await send('', 'en')
  const dryRun = await send('?dryRun=true', 'id')

  const [fault] = real.body.errors as ListedFault[]
  const pointer = at === undefined ? '/file' : `/file/${at}`
  expect({ status: real.status, problem: real.body.code, fault }).toMatchObject({
    status: 422,
    problem: 'import_refused',
    fault: { code, pointer, ...(read !== undefined && { read }) },
  })
  expect(dryRun.status).toBe(422)
  expect(dryRun.body.figures).toEqual(real.body.figures)
  expect(dryRun.body.errors.map(withoutWords)).toEqual(real.body.errors.map(withoutWords))
  for (const { detail } of [fault, dryRun.body.errors[0]] as ListedFault[]) expectClear(detail, fault)
  expect(await storedIn(service)).toEqual(before)
}

function withoutWords({
  detail: _detail,
  expected: _expected,
  ...fault
}: ListedFault & { expected: string }) {
  return fault
}

/** A sentence that names the cell, or the row, and has no hole. */
function expectClear(detail: string, fault: ListedFault | undefined): void {
  expect(detail.length).toBeGreaterThan(30)
  expect(detail).not.toMatch(/\{|\}|undefined|null|\[object/)
  if (fault?.cell)
    expect(detail).toMatch(new RegExp(`\\b(${fault.cell}\\b|(row|baris) ${fault.row}\\b)`, 'i'))
  else if (fault?.row && fault.code !== 'header_missing') expect(detail).toContain(String(fault.row))
}

/** How many rows every table has that an import writes. */
async function storedIn(service: TestService): Promise<object> {
  const { rows } = await service.superuser.query(
    `select (select count(*) from budget_versions) as budgets, (select count(*) from budget_lines) as lines,
       (select count(*) from pledges) as pledges, (select count(*) from events) as events,
       (select count(*) from idempotency_keys) as keys`,
  )
  return rows[0]
}
