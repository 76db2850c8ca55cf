import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { recordDisbursement } from '../../src/disbursements/record-disbursements.ts'
import type { Actor } from '../../src/platform/authority/actor.ts'
import { authenticate } from '../../src/platform/authority/authenticate.ts'
import { type PipelinedCommand, runCommand } from '../../src/platform/command/run-command.ts'
import {
  BEGIN,
  COMMIT,
  type Statement,
  sendPipelined,
  withConnection,
} from '../../src/platform/db/pipeline.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aRetreat, receiptOf } from '../support/world.ts'

let service: TestService
let finance: Actor
let pledgeId: string
type Receipt = Parameters<typeof recordDisbursement>[0]
/** Each of a slip of its own. */
const aReceiptOf = () => receiptOf(pledgeId, 5) as Receipt
beforeAll(async () => {
  service = await startTestService()
  finance = await authenticate(service.db, service.as('finance').secret ?? '')
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  pledgeId = (await anActivePledge(service, { retreatId, amount: 1_000 })).id
})
afterAll(() => service.close())

const FAILING: Statement = { name: 'fail', text: 'select 1 / 0', values: [] }
const READS = [
  ...['papers locked', 'retreats locked', 'pledges locked', 'papers read', 'parts read', 'lines locked'],
  ...['calendars read', 'similar read'],
]
const WRITTEN = ['disbursement inserted', 'entries posted']

type Recording = PipelinedCommand<object, Actor>

function askingInVain(position: number): Recording {
  const real: Recording = recordDisbursement(aReceiptOf())
  return { ...real, read: (actor) => real.read(actor).with(position, FAILING) }
}

function writing(change: (writes: Statement[]) => Statement[]): Recording {
  const real: Recording = recordDisbursement(aReceiptOf())
  return {
    ...real,
    decide: (actor, answers) => {
      const { writes, outcome } = real.decide(actor, answers)
      return { writes: change(writes), outcome }
    },
  }
}

/** An entry whose event is never appended: refused when the transaction ends. */
const ORPHAN: Statement = {
  name: 'orphan',
  text: `insert into journal_entries (retreat_id, event_id, measure, line_code, company_id, pledge_id, form, amount, effective_on)
    select retreat_id, gen_random_uuid(), 'committed', null, company_id, id, form, 1, pledged_on from pledges where id = $1`,
  values: [],
}

/** Everything that a recording writes, counted. */
async function written(): Promise<Record<string, number>> {
  const { rows } = await service.superuser.query(`
    select (select count(*) from disbursements) as disbursements, (select count(*) from journal_entries) as entries,
      (select count(*) from events) as events, (select count(*) from idempotency_keys) as keys`)
  return rows[0]
}

async function expectCleanPool(): Promise<void> {
  const { totalCount, idleCount, waitingCount } = service.db.$client
  expect({ idle: idleCount, waiting: waitingCount }).toEqual({ idle: totalCount, waiting: 0 })
  const { rows } = await service.superuser.query(
    `select count(*) as open from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
  )
  expect(rows).toEqual([{ open: 0 }])
}

describe('a recording of which a statement is refused', () => {
  const run = (work: Recording) =>
    runCommand(
      service.db,
      { actor: finance, requestId: 'pipeline-test', idempotency: { key: randomUUID(), fingerprint: 'f' } },
      work,
    )

  it.each([
    ...READS.map((what, position) => [what, () => askingInVain(position)] as const),
    ...WRITTEN.map(
      (what, position) => [what, () => writing((writes) => writes.with(position, FAILING))] as const,
    ),
    ['event appended', () => writing((writes) => [...writes, FAILING])] as const,
    ['transaction ended', () => writing((writes) => [...writes, { ...ORPHAN, values: [pledgeId] }])] as const,
  ])(
    'leaves nothing behind, and its connection fit for the next: where it should have been %s',
    async (_what, work) => {
      const before = await written()

      await expect(run(work())).rejects.toThrow()

      expect(await written()).toEqual(before)
      await expectCleanPool()
      const answer = await run(recordDisbursement(aReceiptOf()))
      expect(answer).toMatchObject({ replayed: false, result: { amount: 5 } })
    },
  )
})

test('a pipeline tells which of its statements was refused, not those that were refused because of it', async () => {
  const later: Statement = { name: 'later', text: 'select 1', values: [] }

  const pipeline = withConnection(service.db.$client, (client) =>
    sendPipelined(client, [BEGIN, FAILING, later, COMMIT]),
  )

  await expect(pipeline).rejects.toMatchObject({ statement: 'fail', cause: { code: '22012' } })
})

test('a connection that breaks in a pipeline is thrown away', async () => {
  const suicide: Statement = {
    name: 'suicide',
    text: 'select pg_terminate_backend(pg_backend_pid())',
    values: [],
  }

  await expect(
    withConnection(service.db.$client, (client) => sendPipelined(client, [BEGIN, suicide, COMMIT])),
  ).rejects.toThrow()

  const [, answer] = await withConnection(service.db.$client, (client) =>
    sendPipelined(client, [BEGIN, { name: 'one', text: 'select 1 as one', values: [] }, COMMIT]),
  )
  expect(answer?.rows).toEqual([{ one: 1 }])
  await expectCleanPool()
})
