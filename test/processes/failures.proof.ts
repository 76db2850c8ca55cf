/** What ends the process, or keeps it from starting, stands in its log: with its place, and nothing of a person. */
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cloneDatabase } from '../support/databases.ts'
import { freePort, type Left, spawnService, startService } from '../support/process.ts'

const person = 'budi@contoh.example'

let database: Awaited<ReturnType<typeof cloneDatabase>>
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

const environment = async () => ({
  PORT: await freePort(),
  DATABASE_URL: database.url,
  LOG_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64'),
  LOG_LEVEL: 'info',
})

async function asOwner(statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query(statement)
  await owner.end()
}

/** The one line that says why the process ended. */
function lastWordsOf({ stdout }: Left): Record<string, unknown> {
  const lines = stdout.split('\n').filter((line) => line.includes('"level":60'))
  expect(lines).toHaveLength(1)
  return JSON.parse(lines[0] ?? '')
}

it('no rejection that nobody awaits ends the process in silence', async () => {
  const rejecting = `process.on('SIGWINCH', () => {
    Promise.reject(Object.assign(new Error('no such person: ${person}'), { params: ['${person}'] }))
  })`
  const preloaded = `--import=data:text/javascript,${encodeURIComponent(rejecting)}`
  const service = await startService({ ...(await environment()), NODE_OPTIONS: preloaded })

  const left = await service.end('SIGWINCH')

  expect(left.code).toBe(1)
  expect(lastWordsOf(left)).toMatchObject({
    msg: 'stopping after an unexpected error',
    err: { name: 'Error', message: 'no such person: …', stack: expect.stringContaining('    at ') },
  })
  expect(left.stdout + left.stderr).not.toContain(person)
})

it('no start fails without the statement that was refused', async () => {
  await asOwner('alter table api_keys rename to hidden')

  const left = await spawnService(await environment()).ended

  await asOwner('alter table hidden rename to api_keys')
  expect(left).toMatchObject({
    code: 1,
    stderr: 'The service could not start: relation "api_keys" does not exist\n',
  })
  expect(lastWordsOf(left)).toMatchObject({
    msg: 'not started',
    err: { sqlState: '42P01', statement: expect.stringContaining('from "api_keys"') },
  })
})
