/** Receipts as finance records them and a verifier checks them: what is shown before it is stored, and stored once. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closesBrowserAfterwards, DESK, expectAccessible, PHONE } from '../support/chromium.ts'
import { aPdf } from '../support/papers.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { signedIn } from '../support/signed-in.ts'
import { anActivePledge, aReceipt, aRetreat, newNumber, onLines } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())
closesBrowserAfterwards()

/** A pledge of Rp10.000.000, of which Rp6.000.000 are for A and Rp3.000.000 for B. */
async function aPledge() {
  const { id: retreatId } = await aRetreat(service, [
    { code: 'A', amount: 100_000_000 },
    { code: 'B', amount: 100_000_000 },
  ])
  const allocations = onLines({ A: 6_000_000, B: 3_000_000 })
  const { id } = await anActivePledge(service, { retreatId, amount: 10_000_000, allocations })
  return { retreatId, id }
}

async function fill(page: Page, { amount, number }: { amount: string; number: string }) {
  await page.getByLabel('Jumlah', { exact: true }).fill(amount)
  await page.getByLabel('Tanggal diterima', { exact: true }).fill('14/5/2025')
  await page.getByLabel('Nomor', { exact: true }).fill(number)
}

const receiptsOf = async (pledgeId: string) =>
  (await service.as('auditor').get(`/v1/disbursements?pledgeId=${pledgeId}`)).body.items as {
    id: string
    state: string
    amount: number
  }[]

describe.each([
  ['at a desk', DESK],
  ['on a phone', PHONE],
])('a receipt, %s', (_where, viewport) => {
  it('is recorded with its scan beside it, and its split is shown before it is stored', async () => {
    const pledge = await aPledge()
    const { page, complaints, refusals, open } = await signedIn(service, 'finance', { viewport })

    await open(`/penerimaan/baru?komitmen=${pledge.id}`)
    await page.getByText('Menurut sisa tiap baris komitmen').waitFor()
    await fill(page, { amount: '3jt', number: newNumber('STS') })
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'sts.pdf', mimeType: 'application/pdf', buffer: aPdf() })
    await page.locator('canvas').waitFor()
    await page.getByRole('button', { name: 'Periksa' }).click()
    const foreseen = page.getByRole('region', { name: 'Yang akan tercatat' })
    await foreseen.waitFor()

    expect(await receiptsOf(pledge.id)).toEqual([])
    const text = await foreseen.textContent()
    for (const part of ['Rp1.800.000', 'Rp900.000', 'Rp300.000']) expect(text).toContain(part)
    await expectAccessible(page)

    await page.getByRole('button', { name: 'Simpan penerimaan' }).click()
    await page.getByRole('heading', { name: /^Penerimaan STS/ }).waitFor()
    await page.locator('canvas').waitFor()
    await page.getByText('tiga juta rupiah').waitFor()

    expect(await receiptsOf(pledge.id)).toMatchObject([{ state: 'recorded', amount: 3_000_000 }])
    await expectAccessible(page)
    expect([complaints, refusals]).toEqual([[], []])
  })

  it('of one rupiah too many is refused by name of the excess, and lowered by a button', async () => {
    const pledge = await aPledge()
    const { page, complaints, refusals, open } = await signedIn(service, 'finance', { viewport })

    await open(`/penerimaan/baru?komitmen=${pledge.id}`)
    await page.getByText('Menurut sisa tiap baris komitmen').waitFor()
    await fill(page, { amount: '10.000.001', number: newNumber('STS') })
    await page.getByRole('button', { name: 'Periksa' }).click()
    const summary = page.getByRole('alert')
    await summary.waitFor()

    expect(await summary.textContent()).toContain('sebesar Rp1.')
    expect(await summary.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Turunkan menjadi Rp10.000.000' }).click()
    await page.getByRole('button', { name: 'Periksa' }).click()
    await page.getByRole('button', { name: 'Simpan penerimaan' }).click()
    await page.getByRole('heading', { name: /^Penerimaan STS/ }).waitFor()

    expect(await receiptsOf(pledge.id)).toMatchObject([{ amount: 10_000_000 }])
    expect(complaints).toEqual([])
    expect(refusals).toEqual(['409 /v1/disbursements'])
  })
})

it('an amount or a day that cannot be read stays as typed, is marked, and is not sent', async () => {
  const pledge = await aPledge()
  const { page, complaints, refusals, open } = await signedIn(service, 'finance', { locale: 'en-US' })
  await open(`/penerimaan/baru?komitmen=${pledge.id}`)
  await page.getByText('Menurut sisa tiap baris komitmen').waitFor()
  const amount = page.getByLabel('Jumlah', { exact: true })
  const day = page.getByLabel('Tanggal diterima', { exact: true })

  await fill(page, { amount: '', number: newNumber('STS') })
  await amount.pressSequentially('1500000,50')
  await day.fill('31/2/2026')
  await page.getByRole('button', { name: 'Periksa' }).click()

  expect(await amount.inputValue()).toBe('1.500.000,50')
  expect(await amount.getAttribute('aria-invalid')).toBe('true')
  expect(await day.inputValue()).toBe('31/2/2026')
  expect(await day.getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByRole('region', { name: 'Yang akan tercatat' }).count()).toBe(0)
  await day.fill('17082026')
  await page.getByText('Senin, 17 Agustus 2026').waitFor()
  await expectAccessible(page)
  expect([complaints, refusals]).toEqual([[], []])
})

it('of which the answer is lost is stored once: the page sends it again with its key and says so', async () => {
  const pledge = await aPledge()
  const { page, complaints, open } = await signedIn(service, 'finance')
  const keys: (string | undefined)[] = []
  // Between the page and the service: the first answer never comes back, though the service has stored the receipt.
  await page.route('**/v1/disbursements', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    keys.push(route.request().headers()['idempotency-key'])
    if (keys.length > 1) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })

  await open(`/penerimaan/baru?komitmen=${pledge.id}`)
  await page.getByText('Menurut sisa tiap baris komitmen').waitFor()
  await fill(page, { amount: '3.000.000', number: newNumber('STS') })
  await page.getByRole('button', { name: 'Periksa' }).click()
  await page.getByRole('button', { name: 'Simpan penerimaan' }).click()
  await page.getByText('Belum pasti tersimpan.').waitFor()
  await page.getByText('Sudah tersimpan pada percobaan sebelumnya.').waitFor()

  await page.getByRole('heading', { name: /^Penerimaan STS/ }).waitFor()
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
  expect(await receiptsOf(pledge.id)).toHaveLength(1)
  await expectAccessible(page)
  expect(complaints.filter((each) => !each.includes('ERR_CONNECTION_RESET'))).toEqual([])
})

describe('verification', () => {
  it('shows scan and facts on one screen, and adds exactly the receipt to what is verified', async () => {
    const pledge = await aPledge()
    const { id: first } = await aReceipt(service, pledge.id, 3_000_000)
    const { id: second } = await aReceipt(service, pledge.id, 2_000_000)
    const scan = await service.as('finance').upload('/v1/documents', { name: 'sts.pdf', content: aPdf() })
    const evidence = { documentId: scan.body.id, kind: 'evidence' }
    await service.as('finance').made(`/v1/disbursements/${first}/documents`, evidence)
    const { page, complaints, refusals, open } = await signedIn(service, 'verifier')
    const verified = async () =>
      (await service.as('auditor').get(`/v1/retreats/${pledge.retreatId}/coverage?venue=PANTAI`)).body.sources
        .total.verified

    expect(await verified()).toBe(0)
    await open('/penerimaan/verifikasi')
    await page.getByText('1 dari 2').waitFor()
    await page.locator('canvas').waitFor()
    await page.getByText('tiga juta rupiah').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('s')
    await page.getByRole('dialog').getByRole('button', { name: 'Verifikasi' }).click()

    await page.getByText('dua juta rupiah').waitFor()
    expect(await verified()).toBe(3_000_000)
    await page.keyboard.press('t')
    await page.getByLabel('Alasan').fill('Nomor STS tidak ada di rekening koran')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Tidak ada penerimaan yang menunggu verifikasi Anda.').waitFor()

    const states = (await receiptsOf(pledge.id)).map(({ id, state }) => [id, state])
    expect(new Map(states as [string, string][])).toEqual(
      new Map([
        [first, 'verified'],
        [second, 'rejected'],
      ]),
    )
    await expectAccessible(page)
    expect([complaints, refusals]).toEqual([[], []])
  })

  it('by whoever may no longer verify is refused beside the button, and changes nothing', async () => {
    const pledge = await aPledge()
    const { id } = await aReceipt(service, pledge.id, 3_000_000)
    const { page, complaints, refusals, open, person } = await signedIn(service, 'verifier')

    await open(`/penerimaan/${id}`)
    await page.getByRole('button', { name: 'Verifikasi' }).click()
    await service.as('admin').patch(`/v1/users/${person.id}`, { roles: ['auditor'] })
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Verifikasi' }).click()
    await dialog.getByRole('alert').waitFor()

    expect(await dialog.getByRole('alert').getByRole('heading').textContent()).not.toBe('')
    expect(await dialog.getByRole('alert').locator('p').first().textContent()).not.toBe('')
    expect((await receiptsOf(pledge.id))[0]?.state).toBe('recorded')
    await expectAccessible(page)
    expect(complaints).toEqual([])
    expect(refusals).toEqual([`403 /v1/disbursements/${id}/verification`])
  })
})
