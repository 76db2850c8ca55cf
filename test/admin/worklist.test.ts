/** Menunggu Anda: what each person could do now. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closesBrowserAfterwards, expectAccessible } from '../support/chromium.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { signedIn } from '../support/signed-in.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
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
