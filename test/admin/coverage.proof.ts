/** How much is covered, now and as it was known: the auditor's way from the headline to the paper. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closesBrowserAfterwards, DESK, expectAccessible, PHONE } from '../support/chromium.ts'
import { aPdf } from '../support/papers.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { signedIn } from '../support/signed-in.ts'
import { anActivePledge, aReceipt, aRetreat, onLines } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())
closesBrowserAfterwards()

/** Rp30.000.000 of M04's Rp100.000.000 were received, and verified a while later. */
async function aVerifiedWhile() {
  const { id: retreatId } = await aRetreat(service, [{ code: 'M04', amount: 100_000_000 }])
  const terms = { retreatId, amount: 30_000_000, allocations: onLines({ M04: 30_000_000 }) }
  const pledge = await anActivePledge(service, terms)
  const { id } = await aReceipt(service, pledge.id, 30_000_000)
  const scan = await service.as('finance').upload('/v1/documents', { name: 'sts.pdf', content: aPdf() })
  const evidence = { documentId: scan.body.id, kind: 'evidence' }
  await service.as('finance').made(`/v1/disbursements/${id}/documents`, evidence)
  const before = await seal(service)
  await service.as('verifier').made(`/v1/disbursements/${id}/verification`)
  const after = await seal(service)
  return { retreatId, sha256: String(scan.body.sha256), before, after }
}

it('is seen as it was known, and leads from a line to the paper', async () => {
  const { retreatId, sha256, before, after } = await aVerifiedWhile()
  const { page, complaints, refusals, open } = await signedIn(service, 'auditor')
  const venue = 'PANTAI'

  await open(`/retret/${retreatId}/cakupan?venue=${venue}&knownAt=${before}`)
  await page.getByText(/^Keadaan per .*, sebagaimana diketahui .* WITA/).waitFor()
  const headline = page.locator('.headline-first strong')
  const known = await service
    .as('auditor')
    .get(`/v1/retreats/${retreatId}/coverage?venue=${venue}&knownAt=${encodeURIComponent(before)}`)

  expect(known.body.totals.percent).toMatchObject({ verified: 0, received: 30 })
  expect(await headline.textContent()).toBe('0,00 %')
  expect(await page.locator('.headline li strong').first().textContent()).toBe('30,00 %')
  await expectAccessible(page)

  await open(`/retret/${retreatId}/cakupan?venue=${venue}&knownAt=${after}`)
  await expect.poll(() => headline.textContent()).toBe('30,00 %')
  await page.getByRole('button', { name: 'Kembali ke keadaan sekarang' }).click()
  await expect.poll(() => page.getByText(/^Keadaan per .*, sebagaimana/).count()).toBe(0)
  expect(await headline.textContent()).toBe('30,00 %')
  await page.getByRole('link', { name: 'Entri M04 Baris M04' }).first().click()
  await page.getByRole('heading', { name: 'Entri jurnal: M04' }).waitFor()
  await page.getByRole('link', { name: 'Komitmen' }).first().waitFor()
  await expectAccessible(page)
  await page.locator('table').getByRole('link', { name: 'Penerimaan' }).first().click()
  await page.getByText(sha256).waitFor()
  await page.locator('canvas').waitFor()
  expect(await page.getByRole('button', { name: /Verifikasi|Tolak|Batalkan/ }).count()).toBe(0)
  await expectAccessible(page)
  expect([complaints, refusals]).toEqual([[], []])
})

it.each([
  ['at a desk', DESK],
  ['on a phone', PHONE],
])('of a day is chosen by its date, and stands in the address, %s', async (_where, viewport) => {
  const { retreatId } = await aVerifiedWhile()
  const { page, complaints, refusals, open } = await signedIn(service, 'auditor', { viewport })

  await open(`/retret/${retreatId}/cakupan`)
  await page.getByText('Lihat keadaan pada waktu lain').click()
  await page.getByLabel(/^Keadaan per tanggal/).fill('1/3/2025')
  await page.getByRole('button', { name: 'Lihat', exact: true }).click()
  await page.getByText(/^Keadaan per 1 Maret 2025\./).waitFor()

  expect(new URL(page.url()).searchParams.get('asOf')).toBe('2025-03-01')
  expect(await page.locator('.headline-first strong').textContent()).toBe('0,00 %')
  await expectAccessible(page)
  expect([complaints, refusals]).toEqual([[], []])
})
