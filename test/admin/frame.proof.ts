/** What stands around every page: places, language, search, keys. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closesBrowserAfterwards, expectAccessible, PHONE } from '../support/chromium.ts'
import { loadDemoInto } from '../support/demo.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { signedIn } from '../support/signed-in.ts'
import { aRetreat } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
  await loadDemoInto(service)
})
afterAll(() => service.close())
closesBrowserAfterwards()

const titled = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const hasFocus = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => element === document.activeElement)

describe.each(['finance', 'verifier', 'auditor', 'admin'] as const)('to %s', (role) => {
  it('every place of the left bar opens, and nothing is refused', async () => {
    const { page, open, complaints, refusals } = await signedIn(service, role)
    await open('/')
    await titled(page, 'Menunggu Anda')
    const places = page.getByRole('navigation', { name: 'Navigasi utama' }).getByRole('link')
    for (const place of (await places.all()).slice(1)) {
      const before = await page.title()
      await place.click()
      await expect.poll(() => page.title()).not.toBe(before)
      await page.waitForLoadState('networkidle')
      expect(await page.locator('main h1').textContent()).not.toMatch(/tidak ditemukan|tidak dapat/)
      expect(await place.getAttribute('aria-current')).toBe('page')
      await expectAccessible(page)
    }
    expect([complaints, refusals]).toEqual([[], []])
  })
})

describe('the language', () => {
  it('is the person’s own, in every word of the page and of the service, also in another browser', async () => {
    const { page, open, api, complaints } = await signedIn(service, 'finance')
    await open('/')
    await titled(page, 'Menunggu Anda')
    expect(await page.getAttribute('html', 'lang')).toBe('id')
    const asked = page.waitForRequest((request) => request.url().endsWith('/v1/worklist'))
    await page.getByRole('button', { name: 'English' }).click()

    await titled(page, 'Waiting for you')
    expect((await asked).headers()['accept-language']).toBe('en')
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    expect((await api.send('GET', '/v1/me')).json().preferences.language).toBe('en')
    await page.evaluate(() => localStorage.clear())
    await page.reload()
    await titled(page, 'Waiting for you')
    await expectAccessible(page)
    expect(complaints).toEqual([])
  })

  it('can be chosen before anybody is in', async () => {
    const { page, open } = await signedIn(service, 'finance')
    await page.context().clearCookies()
    await open('/')
    await titled(page, 'Masuk')
    await page.getByRole('button', { name: 'English' }).click()

    await titled(page, 'Sign in')
  })
})

it('the retreat that somebody works with is kept for them', async () => {
  await aRetreat(service, [{ code: 'A', amount: 100_000 }])
  const { page, open, api } = await signedIn(service, 'finance')
  await open('/')
  const retreat = page.getByLabel('Retret')
  await retreat.selectOption({ label: 'Retret contoh' })

  await expect.poll(async () => (await api.send('GET', '/v1/me')).json().preferences.retreatId).not.toBeNull()
  await page.reload()
  await expect
    .poll(() => retreat.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text))
    .toBe('Retret contoh')
})

describe('by the keyboard alone', () => {
  it('what the page holds is one Tab and one Enter away', async () => {
    const { page, open } = await signedIn(service, 'finance')
    await open('/')
    await titled(page, 'Menunggu Anda')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')

    await expect.poll(() => hasFocus(page, 'main')).toBe(true)
  })

  it('a stroke leads to the search, and Enter to what was found of every kind', async () => {
    const { page, open, complaints, refusals } = await signedIn(service, 'auditor')
    await open('/')
    await titled(page, 'Menunggu Anda')
    await page.keyboard.press('/')
    await page.keyboard.type('arangtara')
    await page.keyboard.press('Enter')

    await titled(page, 'Hasil pencarian “arangtara”')
    const found = async (kind: string) =>
      page
        .locator('section', { has: page.getByRole('heading', { name: kind }) })
        .getByRole('link')
        .allTextContents()
    expect(await found('Komitmen')).toEqual(['PT Arangtara Contoh Mining, 012/ACM/IV/2025'])
    expect(await found('Perusahaan')).toEqual([
      expect.stringMatching(/^PT Arangtara Contoh Mining · NPWP \d+$/),
    ])
    await expectAccessible(page)
    expect([complaints, refusals]).toEqual([[], []])
  })

  it('a letter that is typed into a field is only that letter', async () => {
    const { page, open } = await signedIn(service, 'auditor')
    await open('/')
    await titled(page, 'Menunggu Anda')
    await page.keyboard.press('/')
    await page.keyboard.type('a/b')

    expect(await page.getByRole('searchbox').inputValue()).toBe('a/b')
  })
})

it('an address that leads nowhere says so, and the way back', async () => {
  const { page, open } = await signedIn(service, 'finance')
  await open('/tidak/ada')
  await titled(page, 'Halaman tidak ditemukan')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Ke Menunggu Anda' }).click()

  await titled(page, 'Menunggu Anda')
})

it('a page that cannot be read says why, and can be tried again', async () => {
  const { page, open } = await signedIn(service, 'finance')
  let isDown = true
  await page.route('**/v1/worklist', (route) => (isDown ? route.abort() : route.continue()))
  await open('/')
  await page.getByRole('heading', { level: 1, name: 'Tidak ada jawaban dari layanan' }).waitFor()
  isDown = false
  await page.getByRole('button', { name: 'Coba lagi' }).click()

  await titled(page, 'Menunggu Anda')
})

it('on a phone the places come and go with the menu', async () => {
  const { page, open } = await signedIn(service, 'finance', { viewport: PHONE })
  await open('/')
  await titled(page, 'Menunggu Anda')
  expect(await page.getByRole('navigation', { name: 'Navigasi utama' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Menu' }).click()
  await expectAccessible(page)
  await page
    .getByRole('navigation', { name: 'Navigasi utama' })
    .getByRole('link', { name: 'Penerimaan' })
    .click()

  await titled(page, 'Penerimaan')
  expect(await page.getByRole('navigation', { name: 'Navigasi utama' }).count()).toBe(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
})
