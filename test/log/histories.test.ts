/** Histories tell people who did what: by name, and with every field called as they call it. */
import { getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adjustments } from '../../src/adjustments/adjustments.table.ts'
import { appropriations, expenditures } from '../../src/appropriations/appropriations.table.ts'
import { labelOf } from '../../src/audit/field-labels.ts'
import { budgetVersions } from '../../src/budgets/budgets.table.ts'
import { companies } from '../../src/companies/companies.table.ts'
import { disbursements } from '../../src/disbursements/disbursements.table.ts'
import { findingFollowUps } from '../../src/findings/follow-ups.table.ts'
import { users } from '../../src/platform/authority/authority.table.ts'
import { pledges } from '../../src/pledges/pledges.table.ts'
import { imports } from '../../src/retreats/imports.table.ts'
import { retreats } from '../../src/retreats/retreats.table.ts'
import { aSystem } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aRetreat } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const tables: Record<string, PgTable> = {
  adjustments,
  appropriations,
  budgetVersions,
  companies,
  disbursements,
  expenditures,
  findingFollowUps,
  imports,
  pledges,
  retreats,
  users,
}

it.each(Object.keys(tables))('no field of %s is without a name in either language', (table) => {
  const fields = Object.keys(getTableColumns(tables[table] as PgTable))

  for (const language of ['id', 'en'] as const)
    expect(
      fields.filter((field) => labelOf(field, language) === field && !sameWord[language].includes(field)),
    ).toEqual([])
})

/** What the field happens to be called in that language. */
const sameWord: Record<'id' | 'en', string[]> = {
  id: [],
  en: [
    'action',
    'amount',
    'channel',
    'code',
    'contact',
    'form',
    'instalments',
    'items',
    'kind',
    'name',
    'note',
    'reason',
    'request',
    'roles',
    'salt',
    'state',
    'title',
    'venues',
    'version',
    'before',
    'effect',
    'makers',
    'split',
    'allocations',
    'payer',
    'addenda',
    'annulled',
    'number',
    'replaces',
  ],
}

describe('the history of a pledge', () => {
  it('names who did it and what changed, in the language of the reader', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const { id } = await anActivePledge(service, { retreatId, amount: 10 })
    const verifier = (await service.as('verifier').get('/v1/me')).body
    const read = async (language: string) => {
      const { body } = await service
        .as('auditor')
        .get(`/v1/pledges/${id}/history`, { 'accept-language': language })
      return body.items.at(-1)
    }

    expect((await read('id')).actor).toEqual({ id: verifier.id, name: verifier.name })
    const labelOfState = (item: { changes: { field: string; label: string }[] }) =>
      item.changes.find(({ field }) => field === 'decidedBy')?.label
    expect(labelOfState(await read('id'))).toBe('yang memutuskan')
    expect(labelOfState(await read('en'))).toBe('who decided')
  })

  it('names nobody to a system that may not know who is who', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const { id } = await anActivePledge(service, { retreatId, amount: 10 })
    const system = await aSystem(service, ['integration'])

    const { body } = await system.get(`/v1/pledges/${id}/history`)

    expect(body.items.map(({ actor }: { actor: { name: unknown } }) => actor.name)).toEqual([
      null,
      null,
      null,
    ])
  })
})
