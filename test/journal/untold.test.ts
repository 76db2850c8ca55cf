/**
 * An event without what it tells of: who holds the application's login could make money move twice by telling once more of a record
 * that stands, hide a change from its history, or let a record begin at another time. Tried as that role in SQL.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aLedgerToAttack, type Credential, credentialOf } from '../support/attacked-ledger.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { wrongAfter } from '../support/tampering.ts'
import { aCompany, aRetreat, closeThrough, reopenFrom } from '../support/world.ts'

const CHECK = 'every event is about what its type says, and wrote what it tells of'
const ROWS = 'every event wrote what such an event may write'

let service: TestService
const ids: Record<string, string> = {}
const keys: Record<string, Credential> = {}
beforeAll(async () => {
  service = await startTestService()
  const attacked = await aLedgerToAttack(service)
  Object.assign(keys, { finance: attacked.finance, verifier: attacked.verifier })
  keys.admin = await credentialOf(service, 'admin')
  ids.retreat = attacked.retreatId
  ids.draft = attacked.draftId
  ids.submitted = attacked.submittedId
  ids.recorded = attacked.recordedId
  ids.verified = attacked.verifiedId
  ids.other = (await aRetreat(service, [{ code: 'A', amount: 2_000 }])).id
  ids.company = (await aCompany(service)).id
  const { rows } = await service.superuser.query('select id from expenditures')
  ids.expenditure = rows[0].id
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

const withIds = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')

interface Told {
  type: string
  subject: string
  about?: string
  retreat?: string | null
  by?: string
}

/** Does it as the application, tells of it, and looks at what waits for a transaction's end; answers the rule that refuses. */
async function refusalOf(deed: string | null, told: Told): Promise<string | undefined> {
  const { type, subject, about = type.split('.')[0], retreat = '{retreat}', by = 'finance' } = told
  ids.event = randomUUID()
  const client = await service.sql.connect()
  try {
    await client.query('begin')
    if (deed !== null) expect((await client.query(withIds(deed))).rowCount).toBe(1)
    await client.query(
      `insert into events (id, type, subject_type, subject_id, retreat_id, actor_id, api_key_id, request_id, data)
       values ($1, $2, $3, $4, $5, $6, $7, 'x', '{}')`,
      [ids.event, type, about, withIds(subject), retreat && withIds(retreat), keys[by]?.actor, keys[by]?.key],
    )
    await client.query('set constraints all immediate')
    return undefined
  } catch (error) {
    return (error as { constraint?: string }).constraint ?? String(error)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const RULE = 'event_writes_its_record'
const spent = (sign: '' | '-', retreat = 'retreat_id') => `
  insert into journal_entries (retreat_id, event_id, measure, line_code, amount, effective_on)
  select ${retreat}, '{event}', 'spent', line_code, ${sign}amount, spent_on from expenditures where id = '{expenditure}'`

describe('nobody tells once more of what stands:', () => {
  it.each<[what: string, deed: string | null, told: Told]>([
    ['it is not spent twice', spent(''), { type: 'expenditure.recorded', subject: '{expenditure}' }],
    [
      'nor in another retreat',
      spent('', `'{other}'`),
      { type: 'expenditure.recorded', subject: '{expenditure}', retreat: '{other}' },
    ],
    [
      'nor given back while it stands',
      spent('-'),
      { type: 'expenditure.reversed', subject: '{expenditure}' },
    ],
    ['it is not drafted twice', null, { type: 'pledge.drafted', subject: '{draft}' }],
    ['nor approved unseen', null, { type: 'pledge.approved', subject: '{submitted}', by: 'verifier' }],
    ['nor verified unseen', null, { type: 'disbursement.verified', subject: '{recorded}', by: 'verifier' }],
    ['nor moved nowhere', null, { type: 'disbursement.reallocated', subject: '{recorded}' }],
    [
      'nor disclosed in nothing',
      null,
      { type: 'company.disclosure_added', subject: '{company}', retreat: null },
    ],
  ])('%s', async (_what, deed, told) => {
    expect(await refusalOf(deed, told)).toBe(RULE)
  })
})

describe('nobody tells of another record than was written:', () => {
  const rename = `update pledges set letter_number = 'S-9/lain' where id = '{draft}'`

  it('a pledge is a pledge, so that its history has it', async () => {
    const told = { type: 'pledge.changed', subject: '{draft}' }
    expect(await refusalOf(rename, told)).toBeUndefined()
    expect(await refusalOf(rename, { ...told, about: 'company' })).toBe(RULE)
  })

  it('nor of a kind of event that there is not', async () => {
    ids.guest = randomUUID()
    const client = await transactionOf(service.sql)
    await client.query(`insert into sso_persons (id, issuer, subject) values ($1, 'i', 's')`, [ids.guest])
    const told = (type: string) =>
      client.query(
        `insert into events (id, type, subject_type, subject_id, actor_id, request_id, data) values ($1, $2, 'user', $3, $4, 'x', '{}')`,
        [randomUUID(), type, ids.guest, ids.guest],
      )
    await told('user.first_seen')

    await expect(told('user.promoted')).rejects.toMatchObject({ constraint: RULE })
  })

  it('nor of another month than was closed', async () => {
    const close = `insert into closings (month, closed_by) values ('2024-01', '${keys.verifier?.actor}')`
    const told = { type: 'month.closed', retreat: null, by: 'verifier' }
    expect(await refusalOf(close, { ...told, about: 'closing', subject: '2024-01' })).toBeUndefined()
    expect(await refusalOf(close, { ...told, about: 'closing', subject: '2024-03' })).toBe(RULE)
  })

  it('nor of a month that stays closed', async () => {
    await closeThrough(service, '2024-03')
    await closeThrough(service, '2024-04')
    const reopen = `update closings set state = 'open', reopened_by = '${keys.admin?.actor}', reason = 'x' where month = '2024-04'`
    const told = { type: 'month.reopened', about: 'closing', retreat: null, by: 'admin' }

    expect(await refusalOf(reopen, { ...told, subject: '2024-04' })).toBeUndefined()
    expect(await refusalOf(reopen, { ...told, subject: '2024-02' })).toBe('event_writes_its_rows')
    await reopenFrom(service, '2022-01')
  })
})

describe('a record begins with its event:', () => {
  const company = (columns = '', values = '') => `
    insert into companies (id, legal_name, npwp, nib, kbli_code, kbli_version, regency_codes${columns})
    values ('{new}', 'PT Contoh Baru', '0001234567890123', '1234567890123', '05100', '2020', '{64.08}'${values})`
  const registered = { type: 'company.registered', subject: '{new}', retreat: null }
  beforeAll(() => {
    ids.new = randomUUID()
  })

  it.each<[what: string, rule: string | undefined, deed: string]>([
    ['now, in its first version', undefined, company()],
    ['not before', 'event_writes_its_rows', company(', created_at', `, now() - interval '1 year'`)],
    ['nor later', 'event_writes_its_rows', company(', updated_at', `, now() + interval '1 year'`)],
    ['nor with versions that nobody saw', 'event_writes_its_rows', company(', version', ', 5')],
    [
      'nor as another one that is gone',
      'event_writes_its_rows',
      `update companies set id = '{new}' where id = '{company}'`,
    ],
  ])('%s', async (_what, rule, deed) => {
    expect(await refusalOf(deed, registered)).toBe(rule)
  })
})

describe('verify names it, though the database refused nothing:', () => {
  it.each<[what: string, name: string, statement: string]>([
    [
      'a record told of twice',
      CHECK,
      `update events set type = 'pledge.drafted' where type = 'user.signed_in' or sequence = (
      select min(sequence) from events where type = 'pledge.submitted')`,
    ],
    ['an event without its row', CHECK, `delete from record_versions where kind = 'appropriations'`],
    [
      'an event about another kind',
      CHECK,
      `update events set subject_type = 'x' where type = 'expenditure.recorded'`,
    ],
    [
      'an event of no type',
      CHECK,
      `update events set type = 'expenditure.doubled' where type = 'expenditure.recorded'`,
    ],
    [
      'a record that began at another time',
      ROWS,
      `update record_versions set row = row || '{"created_at": "2020-01-01T00:00:00+00:00"}' where kind = 'expenditures'`,
    ],
    [
      'a record without a beginning',
      ROWS,
      `update record_versions set row = row || '{"version": 2}' where kind = 'expenditures'`,
    ],
  ])('%s', async (_what, name, statement) => {
    expect((await wrongAfter(service, statement)).map((verdict) => verdict.name)).toContain(name)
  })
})
