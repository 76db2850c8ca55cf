/** What covers a budget, as bars. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closesBrowserAfterwards, DESK, expectAccessible, PHONE } from '../support/chromium.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { signedIn } from '../support/signed-in.ts'
import { anActivePledge, aReceipt, aRetreat } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())
closesBrowserAfterwards()

it.each([
  ['at a desk', DESK],
  ['on a phone', PHONE],
])(
  'each line is cut by certainty, what is promised beyond it is a mark, and it leads to its entries: %s',
  async (_place, viewport) => {
    const { id: retreatId } = await aRetreat(service, [
      { code: 'A', amount: 100_000_000 },
      { code: 'B', amount: 50_000_000 },
    ])
    const { id } = await anActivePledge(service, {
      retreatId,
      amount: 60_000_000,
      allocations: [{ lineCode: 'A', amount: 60_000_000 }],
    })
    await aReceipt(service, id, 20_000_000)
    const { page, open, complaints, refusals } = await signedIn(service, 'auditor', { viewport })

    await open(`/retret/${retreatId}/cakupan`)

    const line = page.getByRole('img', { name: /^A / })
    await line.waitFor()
    expect(await line.getAttribute('aria-label')).toMatch(
      /CSR diterima Rp20\.000\.000, CSR komitmen \(belum uang\) Rp40\.000\.000, Belum tertutup Rp40\.000\.000$/,
    )
    expect(await page.getByRole('img', { name: /^B / }).getAttribute('aria-label')).toMatch(
      /: Belum tertutup Rp50\.000\.000$/,
    )
    await expectAccessible(page)
    await page.getByRole('figure', { name: 'Baris RAB' }).getByRole('link', { name: /A/ }).first().click()
    await page.waitForURL(/cakupan\/entri.*lineCode=A/)
    expect([complaints, refusals]).toEqual([[], []])
  },
)
