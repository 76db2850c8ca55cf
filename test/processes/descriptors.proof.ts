/** A service that may open few files, as some systems have it. */
import { expect, it, onTestFinished } from 'vitest'
import { cloneDatabase } from '../support/databases.ts'
import { freePort, startService } from '../support/process.ts'
import { RawClient } from '../support/sockets.ts'

it('300 descriptors are not taken by 500 sockets with slow headers: others are served meanwhile', async () => {
  const database = await cloneDatabase()
  const PORT = await freePort()
  const env = { PORT, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl }
  const service = await startService(env, 300)
  onTestFinished(async () => {
    await service.end('SIGKILL')
    await database.drop()
  })
  const slow = Array.from({ length: 500 }, () =>
    new RawClient(Number(PORT)).send('GET / HTTP/1.1\r\nx-slow: '),
  )
  await Promise.all(slow.map((client) => client.allSent()))

  const statuses: number[] = []
  while (statuses.length < 20) {
    const answer = await fetch(`http://127.0.0.1:${PORT}/readyz`, { headers: { connection: 'close' } })
    statuses.push(answer.status)
  }

  expect(new Set(statuses)).toEqual(new Set([200]))
})
