/** What befalls a pledge in the admin client between its letter and its end. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closesBrowserAfterwards, expectAccessible } from '../support/chromium.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { type SignedInVisit, signedIn } from '../support/signed-in.ts'
import { aDraft, anActivePledge, aRetreat, closeThrough, onLines, reopenFrom } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())
closesBrowserAfterwards()

async function expectQuiet(
  { page, complaints, refusals }: SignedInVisit,
  ...expected: string[]
): Promise<void> {
  await expectAccessible(page)
  expect([complaints, refusals]).toEqual([[], expected])
}

it('a split that is refused is repaired with one button, and submitted again', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'M01', amount: 72_800_000 }])
  const allocations = onLines({ M01: 72_800_000 })
  const { id } = await aDraft(service, { retreatId, amount: 100_000_000, allocations })
  const visit = await signedIn(service, 'finance')
  const { page, open } = visit
  await open(`/komitmen/${id}/ubah`)

  const split = page.getByRole('table', { name: 'Pembagian ke baris RAB' })
  await split.getByRole('textbox').fill('100000000')
  await page.getByRole('button', { name: 'Simpan dan ajukan' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Pagu baris terlampaui' })
  await summary.waitFor()
  expect(await summary.evaluate((place) => place === document.activeElement)).toBe(true)
  expect(await summary.textContent()).toContain('Baris M01: diminta Rp100.000.000, tersisa Rp72.800.000')
  expect(await split.locator('tr.lines-refused').count()).toBe(1)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Turunkan menjadi Rp72.800.000' }).click()
  await page.getByRole('button', { name: 'Simpan dan ajukan' }).click()

  await page.locator('.state', { hasText: 'Diajukan' }).waitFor()
  const { body } = await service.as('finance').get(`/v1/pledges/${id}`)
  expect(body).toMatchObject({ state: 'submitted', unallocated: 27_200_000 })
  await expectQuiet(visit, `409 /v1/pledges/${id}/submission`)
})

it('what two people change at once is put together field by field', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 90_000_000 }])
  const { id } = await aDraft(service, { retreatId, amount: 10_000_000 })
  const visit = await signedIn(service, 'finance')
  const { page, open } = visit
  await open(`/komitmen/${id}/ubah`)
  await page.getByLabel('Nomor surat').waitFor()
  await service.as('finance').patch(`/v1/pledges/${id}`, { letterNumber: 'S/900001/2025' })

  await page.getByRole('textbox', { name: /^Jumlah Rp/ }).fill('12000000')
  await page.getByRole('table', { name: 'Angsuran' }).getByRole('textbox').nth(1).fill('12000000')
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: /^Orang lain mengubah/ })
  await dialog.getByRole('row', { name: /^Nomor surat .*S\/900001\/2025/ }).waitFor()
  await dialog.getByRole('row', { name: /^Jumlah Rp10.000.000 .*Rp12.000.000/ }).waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Simpan pilihan' }).click()

  await page.locator('.state', { hasText: 'Konsep' }).waitFor()
  const { body } = await service.as('finance').get(`/v1/pledges/${id}`)
  expect(body).toMatchObject({ letterNumber: 'S/900001/2025', amount: 12_000_000 })
  const history = page.getByRole('list', { name: 'Riwayat' })
  await history.getByRole('row', { name: /^nomor surat .* S\/900001\/2025$/ }).waitFor()
  await history.getByRole('row', { name: 'jumlah Rp10.000.000 Rp12.000.000' }).waitFor()
  await expectQuiet(visit, `412 /v1/pledges/${id}`)
})

it('an amendment that would count in a closed month is booked on the first open day, and approved by another', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 900_000_000 }])
  const { id } = await anActivePledge(service, { retreatId, amount: 50_000_000 })
  await closeThrough(service, '2025-03')
  const finance = await signedIn(service, 'finance')
  await finance.open(`/komitmen/${id}`)
  const { page } = finance
  await page.getByRole('button', { name: 'Usulkan perubahan' }).click()
  await page.getByLabel('Sebesar').fill('10jt')
  await page.getByText('Komitmen Rp50.000.000 menjadi Rp60.000.000.').waitFor()
  await page.getByRole('textbox', { name: 'Berlaku sejak' }).fill('15032025')
  await page.getByLabel('Alasan').fill('Adendum menambah dukungan')
  await page.getByRole('button', { name: 'Lihat akibatnya' }).click()
  await page.getByRole('alert').filter({ hasText: 'Bulan sudah ditutup' }).waitFor()
  await page.getByRole('button', { name: /^Bukukan pada 1 April 2025/ }).click()
  await page.getByRole('button', { name: 'Lihat akibatnya' }).click()
  await page.getByRole('cell', { name: 'CSR komitmen' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ajukan usulan' }).click()
  await page.getByRole('link', { name: 'Perubahan' }).click()
  await page.getByText(/Komitmen sekarang: Rp50.000.000. Menjadi: Rp60.000.000./).waitFor()
  await expectQuiet(finance, `409 /v1/pledges/${id}/amendments`)

  const verifier = await signedIn(service, 'verifier')
  await verifier.open(new URL(page.url()).pathname.replace('/admin', ''))
  await verifier.page.getByRole('button', { name: 'Setujui' }).click()
  await verifier.page.getByRole('dialog').getByRole('button', { name: 'Setujui' }).click()
  await verifier.page.locator('.state', { hasText: 'Disetujui' }).waitFor()
  expect((await service.as('finance').get(`/v1/pledges/${id}`)).body.total).toBe(60_000_000)
  await expectQuiet(verifier)
  await reopenFrom(service, '2025-03')
})
