/** Menunggu Anda: what each person could do now. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closesBrowserAfterwards, expectAccessible, PHONE } from '../support/chromium.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { signedIn } from '../support/signed-in.ts'
import { aRetreat, aSubmittedPledge, pledgeOf } from '../support/world.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 900_000_000 }])).id
})
afterAll(() => service.close())
closesBrowserAfterwards()

it('says so when nothing waits', async () => {
  const { page, complaints, refusals, open, person } = await signedIn(service, 'finance')

  await open('/')
  await page.getByText('Tidak ada yang menunggu Anda.').waitFor()

  expect(await page.title()).toBe('Menunggu Anda · Cakupan')
  expect(await page.getByText(person.name).isVisible()).toBe(true)
  await expectAccessible(page)
  expect([complaints, refusals]).toEqual([[], []])
})

it('counts what waits for a verifier, leads to each by j, k and Enter, and says what waits for others', async () => {
  const first = await aSubmittedPledge(service, { retreatId, amount: 1_250_000 })
  const second = await aSubmittedPledge(service, { retreatId, amount: 3_000_000 })
  const { page, open, complaints } = await signedIn(service, 'verifier')
  await open('/')

  const kind = page.getByRole('region', { name: /^Komitmen yang menunggu persetujuan/ })
  await kind.waitFor()
  expect(await kind.getByRole('heading').textContent()).toBe('Komitmen yang menunggu persetujuan 2')
  expect(await kind.locator('header .amount').textContent()).toBe('Rp4.250.000')
  expect(
    await page
      .getByRole('navigation', { name: 'Navigasi utama' })
      .getByText('2', { exact: true })
      .isVisible(),
  ).toBe(true)
  expect(await kind.locator('li .amount').allTextContents()).toEqual(['Rp1.250.000', 'Rp3.000.000'])
  await expectAccessible(page)
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'))
  await page.keyboard.press('j')
  expect(await focused()).toBe(`/admin/komitmen/${first.id}`)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  expect(await focused()).toBe(`/admin/komitmen/${second.id}`)
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')

  await page.waitForURL(`**/admin/komitmen/${first.id}`)
  expect(complaints).toEqual([])
})

it('sets apart what somebody made and another must decide, and keeps amounts whole on a phone', async () => {
  const { page, open, api } = await signedIn(service, 'finance', { viewport: PHONE })
  const pledge = await api.send(
    'POST',
    '/v1/pledges',
    await pledgeOf(service, { retreatId, amount: 600_000_000 }),
  )
  await api.send('POST', `/v1/pledges/${pledge.json().id}/submission`, {})
  await open('/')

  const own = page.getByRole('region', { name: /^Komitmen yang menunggu persetujuan/ })
  await page.getByRole('heading', { name: 'Menunggu orang lain' }).waitFor()
  expect(await own.locator('li .amount').textContent()).toBe('Rp600.000.000')
  const amount = await own.locator('li .amount').boundingBox()
  expect(amount?.height).toBeLessThan(30)
  expect((amount?.x ?? 0) + (amount?.width ?? 0)).toBeLessThanOrEqual(PHONE.width)
  await expectAccessible(page)
})
