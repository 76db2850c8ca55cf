/** Recording a pledge: by keyboard alone, from the letter to the draft. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closesBrowserAfterwards, expectAccessible } from '../support/chromium.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { signedIn } from '../support/signed-in.ts'
import { aRetreat, companyOf } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())
closesBrowserAfterwards()

it('is done without touching the pointer', async () => {
  await aRetreat(service, [
    { code: 'M01', amount: 172_800_000 },
    { code: 'M04', amount: 250_000_000 },
  ])
  const company = { ...companyOf(), legalName: 'PT Batulindra Contoh' }
  await service.as('finance').made('/v1/companies', company)
  const { page, complaints, refusals, open } = await signedIn(service, 'finance')
  const { keyboard } = page
  await open('/')
  await page.getByText('Tidak ada yang menunggu Anda.').waitFor()

  await keyboard.press('k')
  await keyboard.press('b')
  await page.getByRole('heading', { name: 'Catat komitmen' }).waitFor()
  await page.locator('input:focus').waitFor()
  await keyboard.type('batu')
  await page.getByRole('option', { name: 'PT Batulindra Contoh' }).waitFor()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await keyboard.press('Tab')
  await keyboard.type('012/BL/IV/2025')
  await keyboard.press('Tab')
  await keyboard.type('14042025')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.type('125jt')
  await keyboard.press('Tab')
  await page.getByText('seratus dua puluh lima juta rupiah').waitFor()
  await keyboard.press('Tab')
  await keyboard.type('M01')
  await keyboard.press('Tab')
  await keyboard.type('50jt')
  await keyboard.press('Enter')
  await keyboard.type('M04')
  await keyboard.press('Tab')
  await page.getByText('Belum dialokasikan Rp0').waitFor()
  const instalments = page.getByRole('table', { name: 'Angsuran' }).getByRole('textbox')
  while (!(await instalments.first().evaluate((input) => input === document.activeElement)))
    await keyboard.press('Tab')
  await keyboard.type('15052025')
  await expectAccessible(page)
  await keyboard.press('Control+Enter')

  await page.getByRole('heading', { name: 'Komitmen PT Batulindra Contoh' }).waitFor()
  await page.getByText('Konsep', { exact: true }).waitFor()
  const { items } = (await service.as('finance').get('/v1/pledges')).body
  expect(items).toMatchObject([
    {
      state: 'draft',
      letterNumber: '012/BL/IV/2025',
      pledgedOn: '2025-04-14',
      amount: 125_000_000,
      unallocated: 0,
      allocations: [
        { lineCode: 'M01', amount: 50_000_000 },
        { lineCode: 'M04', amount: 75_000_000 },
      ],
      instalments: [{ dueOn: '2025-05-15', amount: 125_000_000 }],
    },
  ])
  await expectAccessible(page)
  expect([complaints, refusals]).toEqual([[], []])
})
