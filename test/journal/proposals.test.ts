/**
 * What two people decide is what was sent: a proposal whose columns say otherwise than its request, an approval that splits or schedules
 * otherwise than asked, and a choice or adoption that moves what could have stayed are refused. Each is spoilt on its way to its table.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { aSpreadPledge, aVerifiedReceipt, instalmentsOf, refundOf } from '../support/adjustments.ts'
import { insert } from '../support/intruder.ts'
import { chosenVenue } from '../support/proposals.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { aDraftBudget, anActivePledge, aReceipt, aRetreat, onLines } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
const tables = ['adjustments', 'pledges', 'transfers', 'journal_entries']
afterEach(async () => {
  for (const table of tables) await service.superuser.query(`drop trigger if exists a_spoilt on ${table}`)
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

/** From now on rows of this table are others than the program says. */
async function spoil(table: string, when: 'insert' | 'update', how: string): Promise<void> {
  await service.superuser.query(`
    create or replace function spoilt_${table}() returns trigger language plpgsql as $$ begin ${how}; return new; end $$;
    create trigger a_spoilt before ${when} on ${table} for each row execute function spoilt_${table}()`)
}

async function ruleOf(answer: Promise<{ status: number; body: Record<string, unknown> }>) {
  const { status, body } = await answer
  return status < 300 ? null : ((body.figures as { rule?: string })?.rule ?? body.code)
}

const reason = 'Contoh saja'
const effectiveOn = '2025-06-01'
const amend = async (more: object = {}) => {
  const { pledgeId } = await aSpreadPledge(service)
  return { path: `/v1/pledges/${pledgeId}/amendments`, body: { delta: 10, reason, effectiveOn, ...more } }
}
const refunded = async (more: object = {}) => {
  const { id } = await aVerifiedReceipt(service)
  return { path: `/v1/disbursements/${id}/refunds`, body: refundOf(10, more) }
}

describe('no proposal says otherwise than what was sent:', () => {
  it.each<[column: string, how: string, sent: () => Promise<{ path: string; body: object }>]>([
    ['another amount', 'new.amount := new.amount + 1', amend],
    ['another day', `new.effective_on := '2025-05-01'`, amend],
    ['another reason', `new.reason := 'Lain sekali'`, amend],
    ['another schedule', `new.instalments := '[{"dueOn": "2030-01-01", "amount": 310}]'`, amend],
    ['no lines', 'new.allocations := null', () => amend({ allocations: onLines({ A: 10 }) })],
    ['another request', `new.request := new.request || '{"delta": 11}'`, amend],
    ['another paper', `new.evidence_number := 'STS/9'`, refunded],
    ['a paper of another kind', `new.evidence_kind := 'sts'`, refunded],
    ['the end of a promise', 'new.ends_promise := true', refunded],
    ['a promise that goes on', 'new.ends_promise := false', () => refunded({ endsPromise: true })],
    ['the unallocated part', 'new.allocations := null; new.unallocated := 10', refunded],
    [
      'a receipt of another pledge',
      'new.disbursement_id := (select id from disbursements where pledge_id <> new.pledge_id limit 1)',
      refunded,
    ],
    [
      'another retreat',
      'new.retreat_id := (select id from retreats where id <> new.retreat_id limit 1)',
      amend,
    ],
    [
      'a part of a reversal',
      'new.amount := 7',
      async () => ({
        path: `/v1/disbursements/${(await aVerifiedReceipt(service)).id}/reversal`,
        body: { reason },
      }),
    ],
    [
      'another day of a choice',
      `new.effective_on := '2025-05-01'`,
      async () => {
        const { id } = await aRetreat(service, [{ code: 'A', amount: 10 }])
        return {
          path: `/v1/retreats/${id}/venue-choices`,
          body: { venueCode: 'KOTA', chosenOn: effectiveOn },
        }
      },
    ],
  ])('%s', async (_column, how, sent) => {
    await aVerifiedReceipt(service)
    const { path, body } = await sent()
    await spoil('adjustments', 'insert', how)

    expect(await ruleOf(service.as('finance').post(path, body))).toBe('proposal_says_what_was_sent')
  })
})

describe('no approval does otherwise than was asked:', () => {
  async function approvalOf(sent: { path: string; body: object }) {
    const { id } = await service.as('finance').made<{ id: string }>(sent.path, sent.body)
    return () => ruleOf(service.as('verifier').post(`/v1/adjustments/${id}/approval`))
  }

  it('on another line', async () => {
    const approve = await approvalOf(await amend({ allocations: onLines({ A: 10 }) }))
    const elsewhere = `new.effect := replace(new.effect::text, '"A"', 'null')::jsonb`
    await spoil(
      'adjustments',
      'update',
      `new.split := '{"allocations": [], "unallocated": 10}'; ${elsewhere}`,
    )
    await spoil('journal_entries', 'insert', 'new.line_code := null')

    expect(await approve()).toBe('proposal_takes_effect')
  })

  it('from a line, while there is something unallocated to give up', async () => {
    const { pledgeId } = await aSpreadPledge(service)
    const body = { amount: 10, reason: 'other', effectiveOn }
    const approve = await approvalOf({ path: `/v1/pledges/${pledgeId}/write-offs`, body })
    const elsewhere = `new.effect := replace(new.effect::text, '"from": null', '"from": "A"')::jsonb`
    const split = `new.split := '{"allocations": [{"lineCode": "A", "amount": 10}], "unallocated": 0}'`
    await spoil('adjustments', 'update', `${split}; ${elsewhere}`)
    await spoil('journal_entries', 'insert', `new.line_code := 'A'`)

    expect(await approve()).toBe('proposal_takes_effect')
  })

  it.each([
    ['that were asked for', { instalments: instalmentsOf(310) }],
    ['that nobody asked for', {}],
    ['of what stays', { delta: -10 }],
  ])('with other due dates than those %s', async (_what, more) => {
    const approve = await approvalOf(await amend(more))
    const later = `new.instalments := jsonb_set(new.instalments, '{0,dueOn}', '"2030-01-01"')`
    await spoil('adjustments', 'update', later)
    await spoil('pledges', 'update', later)

    expect(await approve()).toBe('proposal_takes_effect')
  })
})

describe('nothing leaves a line that could have stayed:', () => {
  it('by an adoption, more than has no room', async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    await anActivePledge(service, { retreatId: id, amount: 20, allocations: onLines({ A: 20 }) })
    const version = await aDraftBudget(service, id, [{ code: 'A', amount: 10 }])
    const path = `/v1/retreats/${id}/budgets/${version}/adoption?dryRun=true`
    const adoption = { adoptedOn: effectiveOn, excess: 'release' }
    const adopt = () => ruleOf(service.as('verifier').post(path, adoption, { key: null }))
    expect(await adopt()).toBeNull()

    await spoil('transfers', 'insert', `new.moves := jsonb_set(new.moves, '{0,amount}', '11')`)
    await spoil('journal_entries', 'insert', 'new.amount := new.amount + sign(new.amount)')

    expect(await adopt()).toBe('transfer_follows_its_event')
  })

  it('by an adoption, money before promises', async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const { id: pledgeId } = await anActivePledge(service, {
      ...{ retreatId: id, amount: 20, allocations: onLines({ A: 20 }) },
    })
    const receipt = await aReceipt(service, pledgeId, 5, { allocations: onLines({ A: 5 }) })
    const { rows } = await service.sql.query<Record<string, boolean>>(
      'select leaves_no_more(0, 5, 10, 0) as promise, leaves_no_more(0, 5, 5, 5) as both, leaves_no_more(3, 0, 0, 5) as money, leaves_no_more(3, 2, 0, 5) as needless, leaves_no_more(6, 0, 1, 5) as early',
    )

    expect(receipt.id).toBeDefined()
    expect(rows).toEqual([{ promise: true, both: true, money: true, needless: false, early: false }])
  })

  it('by the choice of a venue, from a line of no other', async () => {
    const { id } = await aRetreat(service, [
      { code: 'A', amount: 1_000 },
      { code: 'P', amount: 1_000, venueCode: 'PANTAI' },
    ])
    const pledge = await anActivePledge(service, {
      retreatId: id,
      amount: 20,
      allocations: onLines({ A: 10, P: 10 }),
    })
    const { id: proposal } = await chosenVenue(service, id, { venueCode: 'KOTA', chosenOn: effectiveOn })
    const eventId = randomUUID()
    const client = await transactionOf(service.superuser)
    await client.query('set local session_replication_role = replica')
    await client.query(
      `insert into events (id, type, subject_type, subject_id, retreat_id, actor_id, request_id, data)
       values ($1, 'adjustment.approved', 'adjustment', $2, $3, gen_random_uuid(), 'x', '{}')`,
      [eventId, proposal, id],
    )
    await client.query('set local session_replication_role = origin')
    const transferFrom = (from: string) => ({
      ...{ id: randomUUID(), retreat_id: id, event_id: eventId, kind: 'venue_choice', subject_id: 'KOTA' },
      ...{ effective_on: effectiveOn, made_by: randomUUID() },
      moves: JSON.stringify([{ pledgeId: pledge.id, disbursementId: null, from, to: null, amount: 10 }]),
    })
    const look = 'set constraints transfer_follows_its_event immediate'
    await client.query('savepoint before_it')
    await insert(client, 'transfers', transferFrom('P'))
    await client.query(look)
    await client.query('rollback to before_it')
    await insert(client, 'transfers', transferFrom('A'))

    await expect(client.query(look)).rejects.toMatchObject({ constraint: 'transfer_follows_its_event' })
  })
})
