/** Whatever a file holds, reading it comes to an end, tells what is wrong, and keeps nobody else waiting. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readBudgetFile, readerScript } from '../../src/imports/read-file.ts'
import type { FileOrder } from '../../src/imports/read-pieces.ts'
import { AppError } from '../../src/platform/shared/errors.ts'
import { type ThreadLimits, Threads } from '../../src/platform/shared/threads.ts'
import { eventLoopDelay, LONGEST_DELAY_MS } from '../support/event-loop.ts'
import { hostileTables } from '../support/hostile-files.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aRetreat } from '../support/world.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 1_000 }])).id
})
afterAll(() => service.close())

const sent = (content: Buffer) =>
  service
    .as('finance')
    .upload(`/v1/retreats/${retreatId}/pledges/import?dryRun=true`, { name: 'tabel.xlsx', content })

it.each(hostileTables)(
  '$name keeps nobody waiting',
  { timeout: 120_000 },
  async ({ content, refusedFor }) => {
    const file = content()
    const answers: unknown[] = []

    const delayMs = await eventLoopDelay(async () => {
      const { status, body } = await sent(file)
      answers.push({ status, code: body.code, fault: body.errors[0]?.code })
    })

    expect(answers[0]).toEqual({ status: 422, code: 'import_refused', fault: refusedFor })
    expect(delayMs).toBeLessThan(LONGEST_DELAY_MS)
  },
)

const threads = (limits: Partial<ThreadLimits>) =>
  new Threads<FileOrder, string[]>(readerScript, {
    atOnce: 1,
    waiting: 0,
    workMs: 30_000,
    timeoutMs: 30_000,
    memoryMb: 256,
    idleMs: 0,
    ...limits,
  })
const refusal = (reading: Promise<unknown>) =>
  reading.then(
    () => null,
    (error) => (error instanceof AppError ? { code: error.code, figures: error.figures } : error),
  )
const large = Buffer.from('Kode;Jumlah\n'.repeat(400_000))

it('a file that is not read in time is refused as such', async () => {
  expect(await refusal(readBudgetFile(large, null, threads({ timeoutMs: 1 })))).toEqual({
    code: 'import_unfinished',
    figures: { seconds: 30 },
  })
})

it('a file that takes too much memory is refused as such', async () => {
  expect(
    await refusal(readBudgetFile(Buffer.alloc(5_000_000, ';'), null, threads({ memoryMb: 32 }))),
  ).toMatchObject({
    code: 'import_unfinished',
  })
})

it('a file that finds no place is told to come back', async () => {
  const one = threads({})
  const first = refusal(readBudgetFile(large, null, one))

  expect(await refusal(readBudgetFile(large, null, one))).toMatchObject({ code: 'busy' })
  expect(await first).toMatchObject({ code: 'import_refused' })
})
