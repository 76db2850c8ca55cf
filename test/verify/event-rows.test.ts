/** What an event wrote that such an event does not write is named by verify, though the database refused nothing. */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { getTableColumns, getTableName } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loggedTables } from '../../src/audit/rows.schema.ts'
import { rowsOfEvents } from '../../src/platform/log/event-rows.ts'
import type { AuditedEvent } from '../../src/tools/verify/actor-audit.ts'
import { auditExportedLog } from '../../src/tools/verify/exported-log.ts'
import { RowAudit } from '../../src/tools/verify/row-audit.ts'
import { exportOf } from '../support/exports.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { wrongAfter } from '../support/tampering.ts'
import { aCompany, aRetreat, closeThrough } from '../support/world.ts'

const CHECK = 'every event wrote what such an event may write'
const [RETREAT, COMPANY] = [randomUUID(), randomUUID()]

type Written = [table: string, row: Record<string, unknown>]

function event(
  type: string,
  subject: string,
  rows: Written[],
  retreatId: string | null = RETREAT,
): AuditedEvent {
  return {
    id: 'event',
    type,
    subject: { type: 'x', id: subject },
    retreatId,
    actorId: randomUUID(),
    apiKeyId: null,
    occurredAt: '2025-01-01T00:00:00Z',
    data: {},
    rows: rows.map(([table, row]) => ({ table, row })),
  }
}

const retreat = (more: object = {}): Written => [
  'retreats',
  { id: RETREAT, title: 'a', cancelled_on: null, ...more },
]
const pledge = (more: object = {}): Written => [
  'pledges',
  { id: 'p', retreat_id: RETREAT, state: 'draft', amended: 0, ...more },
]
const approval: Written = ['adjustments', { id: 'a', retreat_id: RETREAT, state: 'approved', pledge_id: 'p' }]
const adjustment: Written = ['adjustments', { ...approval[1], state: 'proposed' }]
const created = event('retreat.created', RETREAT, [retreat()])
const drafted = event('pledge.drafted', 'p', [pledge()])
const proposed = event('adjustment.proposed', 'a', [adjustment])
const version = (number: number, state: string): Written => [
  'budget_versions',
  { retreat_id: RETREAT, number, state },
]
const budgets = [
  event('budget.drafted', `${RETREAT}/1`, [version(1, 'draft')]),
  event('budget.drafted', `${RETREAT}/2`, [version(2, 'draft')]),
]

describe('by the log alone', () => {
  it.each<[what: string, wrong: number, events: AuditedEvent[]]>([
    [
      'a title that was changed is right',
      0,
      [created, event('retreat.changed', RETREAT, [retreat({ title: 'b' })])],
    ],
    [
      'a change that is a cancellation',
      1,
      [created, event('retreat.changed', RETREAT, [retreat({ cancelled_on: 'x' })])],
    ],
    [
      'a change under another type',
      1,
      [created, event('company.changed', COMPANY, [retreat({ title: 'b' })])],
    ],
    [
      'a change under another subject',
      1,
      [created, event('retreat.changed', COMPANY, [retreat({ title: 'b' })])],
    ],
    ['a record that a change made', 1, [event('retreat.changed', RETREAT, [retreat()])]],
    ['a pledge of another retreat', 1, [event('pledge.drafted', 'p', [pledge()], COMPANY)]],
    ['a pledge that began active', 1, [event('pledge.drafted', 'p', [pledge({ state: 'active' })])]],
    [
      'a submission that approved',
      1,
      [drafted, event('pledge.submitted', 'p', [pledge({ state: 'active' })])],
    ],
    [
      'an adjustment carries its pledge along',
      0,
      [drafted, proposed, event('adjustment.approved', 'a', [approval, pledge({ amended: 1 })])],
    ],
    [
      'an adjustment that carries another pledge along',
      1,
      [
        drafted,
        proposed,
        event('pledge.drafted', 'q', [pledge({ id: 'q' })]),
        event('adjustment.approved', 'a', [approval, pledge({ id: 'q', amended: 1 })]),
      ],
    ],
    [
      'an adoption supersedes the version before',
      0,
      [
        ...budgets,
        event('budget.adopted', `${RETREAT}/1`, [version(1, 'adopted')]),
        event('budget.adopted', `${RETREAT}/2`, [version(1, 'superseded'), version(2, 'adopted')]),
      ],
    ],
    [
      'an adoption that adopts another version too',
      1,
      [...budgets, event('budget.adopted', `${RETREAT}/1`, [version(1, 'adopted'), version(2, 'adopted')])],
    ],
    [
      'a record that one event wrote twice',
      1,
      [created, event('retreat.changed', RETREAT, [retreat({ title: 'b' }), retreat({ title: 'c' })])],
    ],
    ['a type that is none', 1, [event('constructor', RETREAT, [retreat()])]],
    ['a row that the log was opened with, of money', 1, [event('log.opened', 'log', [pledge()])]],
    [
      'a user that came by the single sign-on before',
      0,
      [event('log.opened', 'sso_persons', [['sso_persons', { id: 'x' }]])],
    ],
  ])('%s', (_what, wrong, events) => {
    const audit = new RowAudit()
    for (const each of events) audit.add(each)

    expect(audit.verdict()).toMatchObject({ wrong, compared: events.flatMap(({ rows }) => rows).length })
  })

  it('every table and column of the list is one that the log has', () => {
    const columns = new Map<string, Set<string>>(
      loggedTables.map((table) => [
        getTableName(table),
        new Set([
          ...Object.values(getTableColumns(table)).map(({ name }) => name),
          'name_hash',
          'email_hash',
          'contact_hash',
          'url_hash',
        ]),
      ]),
    )
    const unknown = Object.values(rowsOfEvents).flatMap(({ own = {}, carried = {} }) =>
      [...Object.entries(own), ...Object.entries(carried)].flatMap(([table, written]) =>
        written.filter(
          (each) => !/^(new|in=)/.test(each) && !columns.get(table)?.has(each.replace(/=.*/, '')),
        ),
      ),
    )

    expect(unknown).toEqual([])
  })
})

describe('on a database', () => {
  let service: TestService
  beforeAll(async () => {
    service = await startTestService()
    await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    await aCompany(service)
    await closeThrough(service, '2024-01')
  })
  afterAll(() => service.close())

  const ofCompany = `(select id from events where type = 'company.registered' order by sequence desc limit 1)`

  it.each([
    `update events set type = 'retreat.changed' where type = 'retreat.created'`,
    `update events set subject_id = gen_random_uuid()::text where type = 'retreat.created'`,
    `update events set retreat_id = gen_random_uuid() where type = 'budget.drafted'`,
    `update record_versions set event_id = ${ofCompany} where kind = 'closings'`,
    `update record_versions set event_id = ${ofCompany} where kind = 'users' and row -> 'roles' ? 'admin'`,
  ])('named is: %s', async (tampering) => {
    const wrong = await wrongAfter(service, tampering)

    expect(wrong.map(({ name }) => name)).toContain(CHECK)
  })

  it('and in an export', async () => {
    await seal(service)
    const lines = await exportOf(service)
    const forged = lines.map((line) => `${line.replace('"month.closed"', '"company.changed"')}\n`)
    const { verdicts } = await auditExportedLog(Readable.from(forged), {})

    expect(verdicts.find(({ name }) => name === CHECK)).toMatchObject({ wrong: 1 })
  })
})
