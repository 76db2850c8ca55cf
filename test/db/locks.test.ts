import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockNumbers, lockWholeRetreat } from '../../src/platform/db/locks.ts'
import { readRules } from '../../src/platform/db/rules.ts'
import { root } from '../support/process.ts'
import { startTestService, type TestService } from '../support/service.ts'

describe('numbers of advisory locks', () => {
  it('are all different', () => {
    const numbers = Object.values(lockNumbers)
    expect(numbers.length).toBeGreaterThan(3)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('are the same in the rules', () => {
    const said = readRules().files.flatMap(({ text }) =>
      [...text.matchAll(/pg_(?:try_)?advisory\w*\((\d+)\)/g)].map(([, number]) => Number(number)),
    )
    expect(new Set(said)).toEqual(new Set([lockNumbers.calendar, lockNumbers.links]))
  })

  it('are in one module', () => {
    const src = path.join(root, 'src')
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )
    const locking = files.filter((name) =>
      /pg_(try_)?advisory/.test(readFileSync(path.join(src, name), 'utf8')),
    )
    expect(locking.length).toBeGreaterThan(3)
    // These take a lock of a random number, to see whether locks hold at all and in which database.
    const looking = ['pooler.ts', 'same-database.ts'].map((name) => `platform/db/${name}`)
    for (const name of locking.filter((each) => !looking.includes(each))) {
      const text = readFileSync(path.join(src, name), 'utf8')
      if (!name.endsWith('locks.ts')) expect(text, name).toMatch(/lockNumbers/)
    }
  })
})

describe('the lock of a retreat', () => {
  let service: TestService
  beforeAll(async () => {
    service = await startTestService()
  })
  afterAll(() => service.close())

  it('is the same however its id is written', async () => {
    const id = '0197a5d0-0000-7000-8000-0000000000ab'
    await service.db.transaction(async (tx) => {
      await lockWholeRetreat(tx, id.toUpperCase())
      const { rows } = await service.sql.query(
        'select pg_try_advisory_xact_lock_shared(hashtextextended($1, 0)) as free',
        [id],
      )
      expect(rows).toEqual([{ free: false }])
    })
  })
})
