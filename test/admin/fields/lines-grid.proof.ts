import { describe, expect, it } from 'vitest'
import { closesBrowserAfterwards, expectAccessible, PHONE, visit } from '../../support/chromium.ts'
import { servesWorkbench } from '../../support/workbench.ts'

const workbench = servesWorkbench()
closesBrowserAfterwards()

async function openSplit(options = {}) {
  const visited = await visit(workbench, options)
  const { page } = visited
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await visited.open('/lines')
  const grid = (name: string) => {
    const table = page.getByRole('table', { name })
    return {
      table,
      cell: (row: number, header: string) =>
        table
          .locator('tbody tr')
          .nth(row - 1)
          .locator('input')
          .and(page.getByLabel(header)),
      rows: () => table.locator('tbody tr').count(),
      room: (row: number) =>
        table
          .locator('tbody tr')
          .nth(row - 1)
          .locator('td.amount')
          .textContent(),
      sums: page.getByRole('region', { name }).getByRole('status').first(),
    }
  }
  await grid('Pembagian').table.waitFor()
  return {
    ...visited,
    split: grid('Pembagian'),
    instalments: grid('Angsuran'),
    value: async (name: string) => JSON.parse((await page.getByTestId(name).textContent()) ?? ''),
    paste: async (text: string) => {
      await page.evaluate((written) => navigator.clipboard.writeText(written), text)
      await page.keyboard.press('ControlOrMeta+V')
    },
    focused: () =>
      page.evaluate(() => document.activeElement?.closest('[data-cell]')?.getAttribute('data-cell')),
  }
}

describe('a grid by the keyboard alone', () => {
  it('is filled: a line by a part of its name, and each next row with what is left', async () => {
    const { page, split, value, focused } = await openSplit()

    await split.cell(1, 'Mata anggaran').focus()
    await page.keyboard.type('konsumsi')
    await page.getByRole('option', { name: /M01/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('72800000')
    expect(await split.sums.textContent()).toBe('Dibagi Rp72.800.000 · Belum dialokasikan Rp52.200.000')
    expect(await split.room(1)).toBe('Rp0')
    await page.keyboard.press('Enter')

    expect(await focused()).toBe('1 0')
    expect(await split.cell(2, 'Jumlah').inputValue()).toBe('52.200.000')
    expect(await split.sums.textContent()).toBe('Dibagi Rp125.000.000 · Belum dialokasikan Rp0')
    await page.keyboard.type('M02')
    await page.keyboard.press('Tab')
    await expect
      .poll(() => value('split'))
      .toEqual([
        { lineCode: 'M01', amount: 72_800_000 },
        { lineCode: 'M02', amount: 52_200_000 },
      ])
    expect(await split.room(2)).toBe('lebih Rp2.200.000')
  })

  it('Enter goes to the row below, and makes none after a row that is empty', async () => {
    const { page, instalments, focused } = await openSplit()
    await instalments.cell(1, 'Jumlah').fill('5')
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('1 0')

    await instalments.cell(1, 'Jumlah').focus()
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('1 1')
    await instalments.cell(2, 'Jumlah').fill('')
    await page.keyboard.press('Enter')
    expect(await instalments.rows()).toBe(2)
  })

  it('Ctrl+D copies from above, Ctrl+Backspace removes the row', async () => {
    const { page, instalments, value, focused } = await openSplit()
    await instalments.cell(1, 'Jatuh tempo').fill('17/8/2026')
    await instalments.cell(1, 'Jumlah').fill('25000000')
    await page.keyboard.press('Enter')

    await page.keyboard.press('Control+d')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+d')
    await expect
      .poll(() => value('instalments'))
      .toEqual([
        { dueOn: '2026-08-17', amount: 25_000_000, note: null },
        { dueOn: '2026-08-17', amount: 25_000_000, note: null },
      ])

    await page.keyboard.press('Control+Backspace')
    expect(await instalments.rows()).toBe(1)
    expect(await focused()).toBe('0 1')
    await page.keyboard.press('Control+Backspace')
    expect(await instalments.rows()).toBe(1)
    await expect.poll(() => value('instalments')).toEqual([])
  })

  it('Alt+S gives the rest to the row, and says when there is too much', async () => {
    const { page, instalments } = await openSplit()
    await instalments.cell(1, 'Jumlah').fill('200000000')
    expect(await instalments.sums.textContent()).toBe('Dibagi Rp200.000.000 · Kelebihan Rp75.000.000')

    await page.keyboard.press('Alt+s')

    expect(await instalments.cell(1, 'Jumlah').inputValue()).toBe('125.000.000')
  })
})

describe('a block from a spreadsheet', () => {
  it('fills rows and columns from the cell on', async () => {
    const { instalments, value, paste } = await openSplit()

    await instalments.cell(1, 'Jatuh tempo').focus()
    await paste(
      '17/8/2026\tRp25.000.000,00\tpertama\r\n2026-09-17\t50.000.000\t"dua\nbaris"\r\n17 Okt 2026\t50jt\t\r\n',
    )

    await expect
      .poll(() => value('instalments'))
      .toEqual([
        { dueOn: '2026-08-17', amount: 25_000_000, note: 'pertama' },
        { dueOn: '2026-09-17', amount: 50_000_000, note: 'dua\nbaris' },
        { dueOn: '2026-10-17', amount: 50_000_000, note: null },
      ])
  })

  it('with wrong cells has them marked as they were, and nothing is sent', async () => {
    const { page, instalments, value, paste } = await openSplit()

    await instalments.cell(1, 'Jatuh tempo').focus()
    await paste('17/8/2026\t1,250,000\n31/2/2026\t2.000.000')
    await page.getByRole('button', { name: 'Simpan' }).click()

    expect(await instalments.cell(1, 'Jumlah').inputValue()).toBe('1,250,000')
    expect(await instalments.cell(1, 'Jumlah').getAttribute('aria-invalid')).toBe('true')
    expect(await instalments.cell(2, 'Jatuh tempo').inputValue()).toBe('31/2/2026')
    expect(await instalments.cell(2, 'Jatuh tempo').getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => value('sent')).toEqual([])
    await expectAccessible(page)
  })

  it('that is wider than the table is not pasted at all', async () => {
    const { page, instalments, value, paste } = await openSplit()

    await instalments.cell(1, 'Jumlah').focus()
    await paste('1\t2\t3')

    expect(await page.getByText('tidak ada yang ditempel').isVisible()).toBe(true)
    await expect.poll(() => value('instalments')).toEqual([])
  })
})

it('a total is divided by what is left of the lines, to the rupiah; what CSR may not pay takes nothing', async () => {
  const { page, split, value } = await openSplit()

  await page
    .getByRole('textbox', { name: /^Jumlah/ })
    .first()
    .fill('100000000')
  await page.getByRole('button', { name: 'Bagi menurut sisa' }).click()

  await expect
    .poll(() => value('split'))
    .toEqual([
      { lineCode: 'M01', amount: 49_255_751 },
      { lineCode: 'M02', amount: 33_829_499 },
      { lineCode: 'M03', amount: 16_914_750 },
    ])
  expect(await split.sums.textContent()).toContain('Belum dialokasikan Rp0')
})

it('lines that CSR may not pay come last, cannot be chosen, and say why', async () => {
  const { page, split, value } = await openSplit()

  await split.cell(1, 'Mata anggaran').click()
  const last = page.getByRole('option').last()
  expect(await last.textContent()).toContain('Honorarium tidak boleh dari CSR.')
  expect(await last.getAttribute('aria-disabled')).toBe('true')
  await last.click({ force: true })
  await split.cell(1, 'Mata anggaran').fill('H01')
  await split.cell(1, 'Jumlah').fill('5')
  await page.keyboard.press('Tab')

  await expect.poll(() => value('split')).toEqual([{ lineCode: null, amount: 5 }])
  expect(await split.cell(1, 'Mata anggaran').getAttribute('aria-invalid')).toBe('true')
})

it('a refusal marks the row and its cell, and the summary leads there', async () => {
  const { page, split, instalments } = await openSplit()
  await split.cell(1, 'Mata anggaran').fill('M01')
  await split.cell(1, 'Jumlah').fill('25000000')
  await page.keyboard.press('Enter')
  await split.cell(2, 'Mata anggaran').fill('M02')
  await instalments.cell(1, 'Jatuh tempo').fill('17082026')
  await instalments.cell(1, 'Jumlah').fill('125000000')

  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').getByRole('link', { name: 'Melebihi sisa M02.' }).click()

  expect(await split.cell(2, 'Jumlah').evaluate((cell) => cell === document.activeElement)).toBe(true)
  expect(await split.cell(2, 'Jumlah').getAttribute('aria-invalid')).toBe('true')
  expect(await split.table.locator('tr.lines-refused').count()).toBe(1)
})

it.each([{}, { viewport: PHONE }])(
  'a grid is in nobody’s way, at a desk or on a phone: %o',
  async (options) => {
    const { page, split, complaints } = await openSplit(options)
    await page.getByRole('button', { name: 'Bagi menurut sisa' }).click()
    await expectAccessible(page)
    await split.cell(1, 'Mata anggaran').click()
    await expectAccessible(page)

    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    expect(complaints).toEqual([])
  },
)
