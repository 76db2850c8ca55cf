import { describe, expect, it } from 'vitest'
import { todayInWita } from '../../../admin/src/shared/calendar.ts'
import { closesBrowserAfterwards, expectAccessible, visit } from '../../support/chromium.ts'
import { servesWorkbench } from '../../support/workbench.ts'

const workbench = servesWorkbench()
closesBrowserAfterwards()

/** In an English browser, and far from the province: neither may matter. */
const ABROAD = { locale: 'en-US', timezoneId: 'America/Los_Angeles' }

async function openFields(address = '/fields') {
  const visited = await visit(workbench, ABROAD)
  const { page } = visited
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await visited.open(address)
  const day = page.getByRole('textbox', { name: 'Tanggal surat' })
  await day.waitFor()
  return {
    ...visited,
    day,
    received: page.getByRole('textbox', { name: /^Tanggal terima/ }),
    value: async (name: string) => JSON.parse((await page.getByTestId(name).textContent()) ?? ''),
  }
}

describe('a day that is typed', () => {
  it('is 17 August 2025 in an English browser too, however it is written, and is said in words', async () => {
    const { page, day, value } = await openFields()

    for (const typed of ['17082025', '17/8/25', '17-08-2025', '17 Agu 2025', '17 agustus 2025']) {
      await day.fill('')
      await day.pressSequentially(typed)
      await day.blur()

      await expect.poll(() => value('day'), { message: typed }).toBe('2025-08-17')
      expect(await day.inputValue()).toBe('17/08/2025')
      expect(await page.getByText('Minggu, 17 Agustus 2025').isVisible()).toBe(true)
    }
  })

  it('may be pasted as programs write it', async () => {
    const { page, day, value } = await openFields()

    await page.evaluate(() => navigator.clipboard.writeText('2025-08-17'))
    await day.focus()
    await page.keyboard.press('ControlOrMeta+V')

    await expect.poll(() => value('day')).toBe('2025-08-17')
  })

  it('is today in the province where it says h', async () => {
    const { day, value } = await openFields()

    await day.pressSequentially('h')
    await day.blur()

    await expect.poll(() => value('day')).toBe(todayInWita())
  })

  it('that the calendar does not have stays, is marked and yields nothing, not even the day before it', async () => {
    const { received, value } = await openFields()

    for (const typed of ['31/2/2025', '32012025', '17/13/2025', '29/2/2027', '8/17/2025']) {
      await received.fill('01/08/2026')
      await received.fill('')
      await received.pressSequentially(typed)
      await received.blur()

      expect(await received.inputValue()).toBe(typed)
      expect(await received.getAttribute('aria-invalid'), typed).toBe('true')
      expect(await value('received')).toBeNull()
    }
  })

  it('after today is marked where the rule says so', async () => {
    const { page, received, value } = await openFields()

    await received.fill('31/12/2099')
    await received.blur()

    expect(await received.getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByText(/^Paling akhir /).isVisible()).toBe(true)
    expect(await value('received')).toBeNull()
  })
})

describe('the calendar', () => {
  it('opens by Alt+Down at the day, is walked by arrows, and gives the focus back', async () => {
    const { page, received, value } = await openFields()

    await received.press('Alt+ArrowDown')
    const dialog = page.getByRole('dialog', { name: 'Pilih tanggal' })
    await dialog.getByRole('grid').waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toMatch(/1 Agustus 2026/)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })

    await expect.poll(() => value('received')).toBe('2026-08-09')
    expect(await received.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('is left by Escape, and changes nothing', async () => {
    const { page, received, value } = await openFields()

    await page.getByRole('button', { name: 'Pilih tanggal: Tanggal terima' }).click()
    await page.getByRole('grid').waitFor()
    await page.keyboard.press('Escape')

    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await received.inputValue()).toBe('01/08/2026')
    await expect.poll(() => value('received')).toBe('2026-08-01')
  })

  it('speaks the reader’s language, and is in nobody’s way', async () => {
    const { page, received, complaints } = await openFields()

    await received.press('Alt+ArrowDown')
    await page.getByRole('grid', { name: 'Agustus 2026' }).waitFor()

    await expectAccessible(page)
    expect(complaints).toEqual([])
  })
})

describe('a month', () => {
  it('is chosen from two lists', async () => {
    const { page, value } = await openFields()

    await page.getByRole('combobox', { name: 'Bulan tahun' }).selectOption('2025')
    await page.getByRole('combobox', { name: 'Bulan bulan' }).selectOption('Maret')

    await expect.poll(() => value('month')).toBe('2025-03')
  })
})
