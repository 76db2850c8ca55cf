import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { aRetreat, onLines } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

it('statements of one line at once, for many days, leave on every day the last of that day', async () => {
  const { id } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const days = Array.from({ length: 24 }, (_, index) => `2025-03-${String(24 - index).padStart(2, '0')}`)

  const answers = await Promise.all(
    days.map((effectiveOn, index) =>
      service.as('finance').post(`/v1/retreats/${id}/appropriations`, {
        effectiveOn,
        documentNumber: `DPA-${index}`,
        items: onLines({ A: 100 + index }),
      }),
    ),
  )

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  await assertLedgerIsSound(service.db)
})
