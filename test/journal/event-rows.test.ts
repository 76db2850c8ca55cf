/** Who holds the application's login, and some key that is live, changes nothing under an event that does not speak of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/shared/ids.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { aCompany, aDraft, aDraftBudget, anActivePledge, aReceipt, aRetreat } from '../support/world.ts'

let service: TestService
const known: Record<string, string> = {}
beforeAll(async () => {
  service = await startTestService()
  known.retreat = (await aRetreat(service, [{ code: 'A', amount: 1_000 }])).id
  known.otherRetreat = (await aRetreat(service, [{ code: 'A', amount: 1_000 }])).id
  known.company = (await aCompany(service)).id
  known.draft = (await aDraft(service, { retreatId: known.retreat, amount: 10 })).id
  const { id: pledgeId } = await anActivePledge(service, { retreatId: known.retreat, amount: 100 })
  known.receipt = (await aReceipt(service, pledgeId, 10)).id
  await aDraftBudget(service, known.retreat, [{ code: 'A', amount: 2_000 }])
  const { rows } = await service.superuser.query('select name, id as key, user_id from api_keys')
  for (const { name, key, user_id } of rows) {
    known[name] = user_id
    known[`key of ${name}`] = key
  }
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

interface Said {
  type: string
  subject: string
  retreat?: string
  by?: string
}

/** What becomes of a change and an event, by somebody who may cause such events. */
async function outcomeOf(
  statement: string,
  { type, subject, retreat, by = 'finance' }: Said,
): Promise<string> {
  const client = await transactionOf(service.sql)
  try {
    const { rowCount } = await client.query(
      statement.replaceAll(/\{(\w+)\}/g, (_, name) => known[name] ?? newId()),
    )
    expect(rowCount, statement).toBe(1)
    await client.query(
      `insert into events (id, type, subject_type, subject_id, retreat_id, actor_id, api_key_id, request_id, data)
       values ($1, $2, split_part($2, '.', 1), $3, $4, $5, $6, 'x', '{}')`,
      [newId(), type, known[subject] ?? subject, retreat && known[retreat], known[by], known[`key of ${by}`]],
    )
    return 'written'
  } catch (error) {
    return (error as { constraint?: string }).constraint ?? String(error)
  }
}

const companyChanged = { type: 'company.changed', subject: 'company' }
const retreatChanged = { type: 'retreat.changed', subject: 'retreat', retreat: 'retreat' }

describe('under an event of somebody else’s role, nobody', () => {
  it.each<[what: string, statement: string, said: Said]>([
    ['shuts a user out', `update users set active = false where id = '{verifier}'`, companyChanged],
    [
      'makes an admin',
      `insert into users (id, name, roles, unconfirmed_by) values ('{new}', 'O', array['admin']::role[], array['{finance}'::uuid])`,
      companyChanged,
    ],
    [
      'gives a role',
      `update users set roles = array['auditor']::role[] where id = '{verifier}'`,
      companyChanged,
    ],
    [
      'closes a month',
      `insert into closings (month, closed_by) values ('2024-01', '{finance}')`,
      companyChanged,
    ],
    [
      'chooses a venue',
      `update retreats set chosen_venue = 'KOTA', venue_chosen_on = current_date where id = '{retreat}'`,
      retreatChanged,
    ],
    [
      'cancels a retreat',
      `update retreats set cancelled_on = '2025-05-05', cancellation_reason = 'x' where id = '{retreat}'`,
      retreatChanged,
    ],
    [
      'tells another account of a receipt',
      `update disbursements set evidence_account_number = '9' where id = '{receipt}'`,
      { type: 'disbursement.changed', subject: 'receipt', retreat: 'retreat' },
    ],
    [
      'confirms by a change of the user',
      `update users set shares_email_with = shares_email_with where id = '{verifier}'`,
      { type: 'retreat.created', subject: 'verifier' },
    ],
  ])('%s', async (_what, statement, said) => {
    expect(await outcomeOf(statement, said)).toBe('event_writes_its_rows')
  })
})

describe('a row that an event may write is that of its own subject:', () => {
  const title = `update retreats set title = 'Lain' where id = '{retreat}'`
  const letter = `update pledges set letter_number = 'S-9/lain' where id = '{draft}'`

  it.each<[what: string, statement: string, said: Said, outcome: string]>([
    ['written', title, retreatChanged, 'written'],
    ['another record', title, { ...retreatChanged, subject: 'otherRetreat' }, 'event_writes_its_rows'],
    ['nobody’s', title, { ...retreatChanged, subject: 'x' }, 'event_writes_its_rows'],
    ['written', letter, { type: 'pledge.changed', subject: 'draft', retreat: 'retreat' }, 'written'],
    [
      'another retreat',
      letter,
      { type: 'pledge.changed', subject: 'draft', retreat: 'otherRetreat' },
      'event_writes_its_rows',
    ],
    [
      'a company’s disclosure under another',
      `insert into disclosures (id, company_id, kind, reference, valid_from) values ('{new}', '{company}', 'permit', 'x', '2025-01-01')`,
      { type: 'company.disclosure_added', subject: 'retreat' },
      'event_writes_its_rows',
    ],
    [
      'a pledge’s adjustment without one',
      `update pledges set instalments = instalments where state = 'active'`,
      { type: 'adjustment.approved', subject: 'x', retreat: 'retreat', by: 'verifier' },
      'event_writes_its_rows',
    ],
  ])('%s', async (_what, statement, said, outcome) => {
    expect(await outcomeOf(statement, said)).toBe(outcome)
  })

  it('and is written once, so that what two people decided is done once', async () => {
    const client = await transactionOf(service.sql)
    for (const to of ['Lain', 'Lain lagi'])
      await client.query('update retreats set title = $1 where id = $2', [to, known.retreat])

    const told = client.query(
      `insert into events (id, type, subject_type, subject_id, retreat_id, actor_id, api_key_id, request_id, data)
       values ($1, 'retreat.changed', 'retreat', $2::text, $2::uuid, $3, $4, 'x', '{}')`,
      [newId(), known.retreat, known.finance, known['key of finance']],
    )
    await expect(told).rejects.toMatchObject({ constraint: 'event_writes_its_rows' })
  })

  it('nor does the application open the log', async () => {
    const client = await transactionOf(service.sql)

    await expect(
      client.query(
        `insert into events (id, type, subject_type, subject_id, actor_id, request_id, data)
         values ($1, 'log.opened', 'log', 'log', '00000000-0000-7000-8000-000000000000', 'x', '{}')`,
        [newId()],
      ),
    ).rejects.toMatchObject({ constraint: 'forbidden' })
  })
})
