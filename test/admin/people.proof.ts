/** Who is let in: by an admin, confirmed by another; and what each person sets for themselves. */
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

it('an admin lets a person in, sees the first password once, and cannot confirm it', async () => {
  const { page, open, complaints, refusals } = await signedIn(service, 'admin')
  await open('/pengguna')
  await page.getByRole('button', { name: 'Tambah orang' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nama').fill('Ani Lestari')
  await dialog.getByLabel('Alamat surel').fill('ani.lestari@contoh.example')
  await dialog.getByLabel('Peran').selectOption('finance')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Tambah orang' }).click()

  await page.getByRole('heading', { level: 1, name: 'Ani Lestari' }).waitFor()
  await page.getByRole('button', { name: 'Beri kata sandi awal' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Beri kata sandi awal' }).click()
  const password = await page.locator('main code').textContent()
  expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/)
  const confirm = page.getByRole('button', { name: 'Konfirmasi akses' })
  expect(await confirm.getAttribute('aria-disabled')).toBe('true')
  await expectAccessible(page)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Ani Lestari' }).waitFor()
  expect(await page.locator('main').textContent()).not.toContain(password)
  expect([complaints, refusals]).toEqual([[], []])
})

it('a verifier confirms from what waits for them, and it waits no more', async () => {
  const { id } = await service
    .as('admin')
    .made('/v1/users', { kind: 'person', name: 'Budi Santoso', roles: ['finance'] })
  const { page, open, complaints } = await signedIn(service, 'verifier')
  await open('/')
  await page.getByRole('link', { name: 'Budi Santoso' }).click()
  await page.getByRole('button', { name: 'Konfirmasi akses' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Konfirmasi akses' }).click()

  await page.locator('main').getByText('Terkonfirmasi').waitFor()
  expect((await service.as('admin').get(`/v1/users/${id}`)).body.confirmation.state).toBe('confirmed')
  expect(await page.getByRole('button', { name: 'Beri kata sandi awal' }).count()).toBe(0)
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

it('each person sets their own: password, digest, shortcuts, sessions', async () => {
  const { page, open, person, api, complaints } = await signedIn(service, 'finance')
  await open('/saya')
  await page.getByLabel('Kirim ringkasan harian').click()
  await expect.poll(async () => (await api.send('GET', '/v1/me')).json().preferences.digest).toBe(true)
  await page.getByLabel('Pintasan satu huruf').uncheck()
  await page.keyboard.press('/')
  expect(await page.getByRole('searchbox').evaluate((field) => field === document.activeElement)).toBe(false)

  await page.getByLabel('Kata sandi sekarang').fill('bukan yang ini')
  await page.getByLabel('Kata sandi baru', { exact: true }).fill('anggrek hitam di kersik luway')
  await page.getByLabel('Kata sandi baru, sekali lagi').fill('anggrek hitam di kersik luway')
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click()
  await page.getByRole('alert').waitFor()
  await expectAccessible(page)
  await page.getByLabel('Kata sandi sekarang').fill(person.password)
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click()
  await page.getByText('Kata sandi diganti').waitFor()
  expect((await api.send('GET', '/v1/me')).statusCode).toBe(401)

  await page.getByRole('button', { name: 'Keluar di semua perangkat' }).click()
  await page.getByRole('heading', { name: 'Masuk' }).waitFor()
  expect(complaints).toEqual([])
})
