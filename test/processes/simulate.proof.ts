import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { simulate } from '../../bench/simulate/simulate.ts'
import { adjustmentState } from '../../src/adjustments/adjustments.table.ts'
import { disbursementState } from '../../src/disbursements/disbursements.table.ts'
import { pledgeState } from '../../src/pledges/pledges.table.ts'
import { verifyLedger } from '../../src/tools/verify/verify-ledger.ts'
import { cloneDatabase } from '../support/databases.ts'
import { loadDemoInto } from '../support/demo.ts'
import { root } from '../support/process.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aRetreat } from '../support/world.ts'

const SMALL = { retreats: 1, pledges: 5, entries: 200, lines: 10 }
const nothing = () => {}
const nameOf = (url: string) => new URL(url).pathname.slice(1)

describe('in an empty database, and again in its own', () => {
  let service: TestService
  let database: string
  beforeAll(async () => {
    service = await startTestService()
    database = nameOf(service.url)
  })
  afterAll(() => service.close())

  it('adds as many records as were asked for, by every rule, beside what was there', async () => {
    await simulate(service.ownerUrl, { database, size: SMALL }, nothing)
    const counted = async () => {
      const { rows } = await service.sql.query(
        'select count(*) as entries, count(distinct pledge_id) as pledges from journal_entries',
      )
      return rows[0]
    }
    const before = await counted()

    const size = { retreats: 3, pledges: 3_000, entries: 30_000, lines: 20 }
    await simulate(service.ownerUrl, { database, size }, nothing)

    await seal(service)
    const { verdicts } = await verifyLedger(service.db)
    expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([])
    const after = await counted()
    expect(after.entries - before.entries).toBeGreaterThanOrEqual(30_000)
    expect(after.entries - before.entries).toBeLessThan(30_100)
  })

  it('has something in every state that a desk meets', async () => {
    const statesOf = async (table: string) =>
      (await service.sql.query(`select distinct state::text from ${table} order by state`)).rows.map(
        ({ state }) => state,
      )

    expect(await statesOf('pledges')).toEqual(pledgeState.enumValues.toSorted())
    expect(await statesOf('disbursements')).toEqual(disbursementState.enumValues.toSorted())
    expect(await statesOf('adjustments')).toEqual(adjustmentState.enumValues.toSorted())
    expect(await statesOf('expenditures')).toEqual(['recorded', 'reversed'])
  })

  it('leaves the database as it found it: rules on, indexes there', async () => {
    const state = `
      select (select count(*) from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace) as indexes,
        (select count(*) from pg_constraint where contype = 'f') as foreign_keys,
        (select count(*) from pg_trigger where tgenabled = 'D') as triggers_off`
    const before = await service.superuser.query(state)

    await simulate(service.ownerUrl, { database, size: SMALL }, nothing)

    expect((await service.superuser.query(state)).rows).toEqual(before.rows)
    expect(before.rows[0].triggers_off).toBe(0)
  })
})

describe('nobody’s records can be mixed with invented ones', () => {
  let service: TestService
  beforeAll(async () => {
    service = await startTestService()
  })
  afterAll(() => service.close())

  const tryOn = (database: string | undefined) =>
    simulate(service.ownerUrl, { database, size: SMALL }, nothing)
  const retreats = async () => (await service.sql.query('select code from retreats order by code')).rows

  it('a database that was not named, or by another name, is left alone', async () => {
    const name = nameOf(service.url)
    for (const named of [undefined, 'cakupan', '']) {
      await expect(tryOn(named)).rejects.toThrow(
        `The simulation fills the database ${name} at 127.0.0.1:${new URL(service.url).port} with invented records; if it may, add --database ${name}.`,
      )
    }
    expect(await retreats()).toEqual([])
  })

  it('in production it never runs', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    await expect(tryOn(nameOf(service.url))).rejects.toThrow(/^The simulation never runs in production/)
    vi.unstubAllEnvs()
    expect(await retreats()).toEqual([])
  })

  it('the demo may be there, what somebody wrote may not', async () => {
    await loadDemoInto(service)
    await expect(tryOn(nameOf(service.url))).resolves.toBeUndefined()

    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    await anActivePledge(service, { retreatId, amount: 100 })
    const before = await retreats()

    await expect(tryOn(nameOf(service.url))).rejects.toThrow(
      /^This database holds more than the demo and simulations \(company: 1, retreat: 1\); simulate in a new one/,
    )
    expect(await retreats()).toEqual(before)
  })

  it('nor may a person who was given an account, on a database without a retreat', async () => {
    const fresh = await startTestService()
    try {
      await fresh.as('admin').post('/v1/users', { kind: 'person', name: 'Orang Baru', roles: ['finance'] })
      const database = nameOf(fresh.url)
      await expect(simulate(fresh.ownerUrl, { database, size: SMALL }, nothing)).rejects.toThrow('(user: 1)')
    } finally {
      await fresh.close()
    }
  })

  it('the command says so in one line, before it migrates', async () => {
    const { url, ownerUrl, drop } = await cloneDatabase()
    const env = { PATH: process.env.PATH, DATABASE_URL: url, MIGRATION_DATABASE_URL: ownerUrl }
    const main = path.join(root, 'bench/simulate/main.ts')
    const command = promisify(execFile)(process.execPath, ['--import', 'tsx', main], { cwd: root, env })
    const { code, stderr, stdout } = await command.then(
      () => ({ code: 0, stderr: '', stdout: '' }),
      (error) => error,
    )
    await drop()
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^The simulation fills the database test_\w+ at .* add --database test_\w+\.\n$/)
  })
})
