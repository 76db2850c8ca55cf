/**
 * What the application's login could do with tables and snapshots of its own, where the database lets it make some: borrow the
 * rights of a rule, hide a table from one, or write what others' commits forbid.
 */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Credential, credentialOf } from '../support/attacked-ledger.ts'
import { entryRow, eventRow, insert, receiptRow } from '../support/intruder.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import {
  aCompany,
  anActivePledge,
  aReceipt,
  aRetreat,
  closeThrough,
  newNumber,
  reopenFrom,
} from '../support/world.ts'

let service: TestService
let place: { retreatId: string; companyId: string }
let pledgeId: string
let admin: Credential
beforeAll(async () => {
  service = await startTestService()
  const retreatId = (await aRetreat(service, [{ code: 'A', amount: 10_000 }])).id
  place = { retreatId, companyId: (await aCompany(service)).id }
  pledgeId = (await anActivePledge(service, { ...place, amount: 1_000 })).id
  admin = await credentialOf(service, 'admin')
  const { rows } = await service.superuser.query<{ database: string }>(
    'select current_database() as database',
  )
  await service.superuser.query(`grant temporary on database ${rows[0]?.database} to cakupan_app`)
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

/** A connection of its own, whose temporary tables go with it. */
async function intruding<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: service.url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const ruleOf = (error: unknown) => (error as { constraint?: string }).constraint ?? String(error)

it('no function of a trigger can be hung on a table of one’s own', async () => {
  const { rows } = await service.superuser.query<{ name: string }>(`
    select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prorettype = 'trigger'::regtype`)
  const taken = await intruding(async (client) => {
    await client.query('create temp table own (like public.journal_entries)')
    const found: string[] = []
    for (const { name } of rows) {
      const created = await client
        .query(
          `create trigger own after insert on own referencing new table as posted for each statement execute function ${name}()`,
        )
        .then(
          () => true,
          (error: pg.DatabaseError) => error.code !== '42501',
        )
      if (created) found.push(name)
    }
    return found
  })

  expect(rows.length).toBeGreaterThan(50)
  expect(taken).toEqual([])
})

it('no rule looks into a table of one’s own', async () => {
  const { rows } = await service.superuser.query<{ name: string; body: string; isSet: boolean }>(`
    select proname as name, prosrc as body, coalesce(proconfig::text like '%search_path%', false) as "isSet"
    from pg_proc where pronamespace = 'public'::regnamespace and prorettype = 'trigger'::regtype`)
  const { rows: tables } = await service.superuser.query<{ name: string }>(`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')`)
  const names = tables.map(({ name }) => name).join('|')
  const reading = new RegExp(`\\b(?:from|join|into|update)\\s+(?:${names})\\b`, 'i')

  expect(rows.filter(({ isSet, body }) => !isSet && reading.test(body)).map(({ name }) => name)).toEqual([])
})

it.each([
  [
    'a person who is none answers for no system',
    'users',
    `insert into users select gen_random_uuid(), 'person'`,
    `update public.users set responsible_id = (select id from users limit 1) where id = $1`,
    'responsible_not_a_person /responsibleId',
  ],
])('%s', async (_what, table, fill, deed, rule) => {
  const refused = await intruding(async (client) => {
    await client.query(`create temp table ${table} (id uuid, kind text)`)
    await client.query(fill)
    return client.query(deed, [admin.actor]).then(() => 'done', ruleOf)
  })

  expect(refused).toBe(rule)
})

describe('a transaction that does not see what others have committed', () => {
  /** What comes of a receipt in a transaction that began before `meanwhile`. */
  async function recordAfter(
    isolation: string,
    number: string,
    meanwhile: () => Promise<unknown>,
  ): Promise<string> {
    return intruding(async (client) => {
      await client.query(`begin isolation level ${isolation}`)
      await client.query('select count(*) from disbursements')
      await meanwhile()
      const receipt = receiptRow(place, pledgeId, {
        amount: 10,
        evidence_number: number,
        received_on: '2025-05-02',
      })
      const event = eventRow(place.retreatId, 'disbursement.recorded', receipt.id)
      try {
        await insert(client, 'disbursements', receipt)
        await insert(
          client,
          'journal_entries',
          entryRow(place, event.id, {
            ...{
              measure: 'received',
              pledge_id: pledgeId,
              disbursement_id: receipt.id,
              channel: 'rkud',
              amount: 10,
            },
          }),
        )
        await insert(client, 'events', event)
        await client.query('set constraints all immediate')
        return 'written'
      } catch (error) {
        return ruleOf(error)
      } finally {
        await client.query('rollback')
      }
    })
  }

  it.each(['repeatable read', 'serializable'])('records no slip a second time (%s)', async (isolation) => {
    const number = newNumber('STS')
    const once = () => aReceipt(service, pledgeId, 10, { evidence: { kind: 'sts', number } })

    expect(await recordAfter(isolation, number, once)).toMatch(
      /^(reads_what_is_committed|error: could not serialize)/,
    )
  })

  it('writes nothing at all, though nobody was there meanwhile', async () => {
    const nothing = async () => {}

    expect(await recordAfter('repeatable read', newNumber('STS'), nothing)).toBe('reads_what_is_committed')
    expect(await recordAfter('read committed', newNumber('STS'), nothing)).toBe('written')
  })

  it('posts into no month that was closed meanwhile', async () => {
    const close = () => closeThrough(service, '2025-05')

    expect(await recordAfter('repeatable read', newNumber('STS'), close)).toBe('reads_what_is_committed')
    await reopenFrom(service, '2022-01')
    expect(await recordAfter('read committed', newNumber('STS'), close)).toBe('month_closed')
    await reopenFrom(service, '2022-01')
  })
})
