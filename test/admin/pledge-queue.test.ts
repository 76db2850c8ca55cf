/** Deciding on pledges one by one: from Menunggu Anda, by keys, one's own apart. */
import { expect, it, onTestFinished } from 'vitest'
import { closesBrowserAfterwards, DESK, expectAccessible, PHONE } from '../support/chromium.ts'
import { startTestService } from '../support/service.ts'
import { signedIn } from '../support/signed-in.ts'
import { aRetreat, aSubmittedPledge, pledgeOf } from '../support/world.ts'

closesBrowserAfterwards()

it.each([
  ['at a desk', DESK],
  ['on a phone', PHONE],
])('approves the first, and the next one opens: %s', async (_place, viewport) => {
  // Whatever waits in it, waits for everybody.
  const service = await startTestService()
  onTestFinished(() => service.close())
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100_000_000 }])
  const first = await aSubmittedPledge(service, {
    retreatId,
    amount: 30_000_000,
    allocations: [{ lineCode: 'A', amount: 30_000_000 }],
  })
  await aSubmittedPledge(service, { retreatId, amount: 20_000_000 })
  const { page, complaints, refusals, open, api } = await signedIn(service, ['finance', 'verifier'], {
    viewport,
  })

  const own = await api.send('POST', '/v1/pledges', await pledgeOf(service, { retreatId, amount: 5_000_000 }))
  await api.send('POST', `/v1/pledges/${own.json().id}/submission`, {})

  await open('/')
  await page.getByRole('heading', { name: /^Komitmen yang menunggu persetujuan 1/, level: 3 }).waitFor()
  const waiting = page.getByRole('region', { name: /^Komitmen yang menunggu persetujuan 2/ })
  await waiting.getByRole('link', { name: /^Lihat semua/ }).click()
  await page.getByText(/^1 dari 2$/).waitFor()
  await page.getByText('tiga puluh juta rupiah').waitFor()
  const apart = page.locator('section', { has: page.getByRole('heading', { name: 'Menunggu orang lain' }) })
  expect(await apart.getByRole('link').count()).toBe(1)
  expect(await apart.getByRole('button').count()).toBe(0)
  await expectAccessible(page)
  await page.keyboard.press('s')
  await page.getByRole('dialog', { name: 'Setujui komitmen' }).waitFor()
  await page.keyboard.press('Control+Enter')

  await page.getByText('dua puluh juta rupiah').waitFor()
  await page.getByText(/^1 dari 1$/).waitFor()
  expect((await service.as('finance').get(`/v1/pledges/${first.id}`)).body.state).toBe('active')
  const coverage = await service.as('finance').get(`/v1/retreats/${retreatId}/coverage?venue=KOTA`)
  expect(coverage.body.totals.csr.pledged).toBe(30_000_000)

  await page.keyboard.press('t')
  await page.getByLabel('Alasan').fill('Surat belum ditandatangani')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Tidak ada komitmen yang menunggu keputusan Anda.').waitFor()
  await expectAccessible(page)
  expect([complaints, refusals]).toEqual([[], []])
})
