import { expect, it } from 'vitest'
import { closesBrowserAfterwards, expectAccessible, visit } from '../../support/chromium.ts'
import { servesWorkbench } from '../../support/workbench.ts'

const workbench = servesWorkbench()
closesBrowserAfterwards()

async function openCompanies() {
  const visited = await visit(workbench)
  await visited.open('/combobox')
  const { page } = visited
  const company = page.getByRole('combobox', { name: 'Perusahaan' })
  await company.waitFor()
  return {
    ...visited,
    company,
    option: (name: string | RegExp) => page.getByRole('option', { name }),
    value: async () => JSON.parse((await page.getByTestId('company').textContent()) ?? ''),
  }
}

it('one of many is found by a part of its name, and chosen by Enter', async () => {
  const { page, company, option, value, complaints } = await openCompanies()

  await company.pressSequentially('batu')
  await option(/Batulindra/).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Enter')

  await expect.poll(value).toBe('PT Contoh Batulindra · NPWP …1999')
  expect(await company.inputValue()).toBe('PT Contoh Batulindra · NPWP …1999')
  expect(await company.getAttribute('aria-expanded')).toBe('false')
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

it('one below the first is chosen by arrows or by the pointer', async () => {
  const { page, company, option, value } = await openCompanies()

  await company.pressSequentially('batu')
  await option(/Batulindra/).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(value).toBe('PT Contoh Batu Karang · NPWP …2000')

  await company.fill('nomor 7')
  await option(/Nomor 7 /).click()
  await expect.poll(value).toBe('PT Contoh Nomor 7 · NPWP …2007')
})

it('no more than fifty are shown, and that there are more is said', async () => {
  const { page, company, option } = await openCompanies()

  await company.fill('contoh')
  await option(/Batulindra/).waitFor()

  expect(await option(/NPWP/).count()).toBe(50)
  expect(await page.getByText('50 yang pertama').isVisible()).toBe(true)
})

it('what was searched for before does not come back over what is searched for now', async () => {
  const { page, company, option } = await openCompanies()

  const log = () => page.getByTestId('log').textContent()

  await company.fill('b')
  await expect.poll(log).toContain('asked b')
  await company.fill('nomor 12')
  await option(/Nomor 12 /).waitFor()
  await expect.poll(log).toContain('answered b')

  expect(await option(/NPWP/).count()).toBe(1)
})

it('a text that was not chosen is marked, yields nothing and is not sent', async () => {
  const { page, company, option, value } = await openCompanies()
  await company.fill('batulindra')
  await option(/Batulindra/).waitFor()
  await page.keyboard.press('Enter')

  await company.pressSequentially('x')
  expect(await value()).toBeNull()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Enter')

  expect(await company.inputValue()).toBe('PT Contoh Batulindra · NPWP …1999x')
  expect(await company.getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByText('Pilih dari daftar.').isVisible()).toBe(true)
  expect(await page.getByTestId('sent').textContent()).toBe('[]')
})

it('who is not there yet is registered from the last entry, and is then the one chosen', async () => {
  const { page, company, option, value } = await openCompanies()

  await company.fill('Usaha Baru')
  await page.getByText('Tidak ditemukan.').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await expect
    .poll(() => option(/Daftarkan perusahaan baru “Usaha Baru”/).getAttribute('aria-selected'))
    .toBe('true')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Perusahaan baru' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  await expect.poll(value).toBe('Usaha Baru')
  expect(await company.inputValue()).toBe('Usaha Baru')
})

it('nobody is registered because nothing else was found', async () => {
  const { page, company } = await openCompanies()

  await company.fill('Usaha Baru')
  await page.getByText('Tidak ditemukan.').first().waitFor()
  await page.keyboard.press('Tab')

  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await company.inputValue()).toBe('Usaha Baru')
})

it('a search without an answer is said at the field', async () => {
  const { page, company } = await openCompanies()

  await company.fill('gagal')
  await page.getByText('Tidak ditemukan.').first().waitFor()
  await page.keyboard.press('Tab')

  await page.getByText('Pencarian gagal.').waitFor()
})
