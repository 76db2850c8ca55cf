import { expect, it } from 'vitest'
import { closesBrowserAfterwards, expectAccessible, PHONE, visit } from '../../support/chromium.ts'
import { servesWorkbench } from '../../support/workbench.ts'

const workbench = servesWorkbench()
closesBrowserAfterwards()

async function openList(options = {}) {
  const visited = await visit(workbench, options)
  await visited.open('/list')
  await visited.page.getByRole('heading', { name: 'Daftar' }).waitFor()
  return { ...visited, focused: () => visited.page.evaluate(() => document.activeElement?.textContent) }
}

it('a list is walked by j and k, except where something is typed', async () => {
  const { page, focused } = await openList()

  await page.keyboard.press('j')
  await page.keyboard.press('j')
  expect(await focused()).toBe('PT Contoh Nomor 2')
  await page.keyboard.press('k')
  expect(await focused()).toBe('PT Contoh Nomor 1')
  await page.keyboard.press('Enter')
  expect(page.url()).toMatch(/#1$/)

  await page.getByRole('textbox', { name: 'Cari' }).pressSequentially('jk')
  expect(await page.getByRole('textbox', { name: 'Cari' }).inputValue()).toBe('jk')
})

it('amounts stand right-aligned on one line', async () => {
  const { page, complaints } = await openList()
  const amount = page.getByRole('cell', { name: 'Rp10.000.000.000.000' })

  expect(await amount.evaluate((cell) => getComputedStyle(cell).textAlign)).toBe('end')
  expect(await amount.evaluate((cell) => getComputedStyle(cell).whiteSpace)).toBe('nowrap')
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

it('on a phone there are cards, and no amount is cut', async () => {
  const { page, focused } = await openList({ viewport: PHONE })

  expect(await page.getByRole('table').count()).toBe(0)
  expect(await page.getByRole('listitem').filter({ hasText: 'PT Contoh Nomor 1' }).isVisible()).toBe(true)
  const isCut = await page.evaluate(() =>
    [...document.querySelectorAll('.amount')].some((amount) => amount.scrollWidth > amount.clientWidth),
  )
  expect(isCut).toBe(false)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  await page.keyboard.press('j')
  expect(await focused()).toBe('PT Contoh Nomor 1')
  await expectAccessible(page)
})

it('its pages are gone through forward by cursors, and back along them', async () => {
  const { page } = await openList()
  const trail = async () => JSON.parse((await page.getByTestId('trail').textContent()) ?? '')

  await page.getByRole('button', { name: 'Berikutnya' }).click()
  await page.getByRole('button', { name: 'Berikutnya' }).click()
  expect(await trail()).toEqual({ trail: ['c1', 'c2'], size: 25 })
  expect(await page.getByRole('button', { name: 'Berikutnya' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Sebelumnya' }).click()
  expect(await trail()).toEqual({ trail: ['c1'], size: 25 })
  await page.getByRole('button', { name: 'Awal' }).click()
  await page.getByRole('combobox', { name: 'Baris per halaman' }).selectOption('100')
  expect(await trail()).toEqual({ trail: [], size: 100 })
})

it('its filters stand above it, each with its cross', async () => {
  const { page } = await openList()

  await page.getByRole('button', { name: 'Hapus saringan Konsep' }).click()
  expect(await page.getByRole('list', { name: 'Saringan yang aktif' }).textContent()).toContain('Uang')
  await page.getByRole('button', { name: 'Hapus saringan Uang' }).click()
  expect(await page.getByRole('list', { name: 'Saringan yang aktif' }).count()).toBe(0)
})
