import { describe, expect, it } from 'vitest'
import { closesBrowserAfterwards, expectAccessible, visit } from '../../support/chromium.ts'
import { servesWorkbench } from '../../support/workbench.ts'

const workbench = servesWorkbench()
closesBrowserAfterwards()

async function openFields(address = '/fields') {
  const visited = await visit(workbench)
  const { page } = visited
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await visited.open(address)
  const amount = page.getByRole('textbox', { name: /^(Jumlah)/ })
  await amount.waitFor()
  return {
    ...visited,
    amount,
    left: page.getByRole('textbox', { name: /^Sisa/ }),
    value: (name: string) => page.getByTestId(name).textContent(),
    paste: (text: string) => pasteText(page, text),
  }
}

/** As from the clipboard: the whole text at once. */
async function pasteText(page: Awaited<ReturnType<typeof visit>>['page'], text: string) {
  await page.evaluate((written) => navigator.clipboard.writeText(written), text)
  await page.keyboard.press('ControlOrMeta+V')
}

describe('an amount that is typed', () => {
  it('is read however people write it, and tidied when the field is left', async () => {
    const { amount: field, value } = await openFields()

    for (const [typed, shown, amount] of [
      ['125000000', '125.000.000', 125_000_000],
      ['125.000.000', '125.000.000', 125_000_000],
      ['Rp125.000.000,00', '125.000.000', 125_000_000],
      ['Rp 7.500.000,-', '7.500.000', 7_500_000],
      ['125jt', '125.000.000', 125_000_000],
      ['500rb', '500.000', 500_000],
      ['007', '7', 7],
    ] as const) {
      await field.fill('')
      await field.pressSequentially(typed)
      await field.blur()

      expect(await field.inputValue(), typed).toBe(shown)
      await expect.poll(() => value('amount')).toBe(String(amount))
      expect(await field.getAttribute('aria-invalid')).toBe('false')
    }
  })

  it('is grouped at once, and said in words', async () => {
    const { page, amount } = await openFields()

    await amount.pressSequentially('7500000')

    expect(await amount.inputValue()).toBe('7.500.000')
    expect(await page.getByText('tujuh juta lima ratus ribu rupiah').isVisible()).toBe(true)
  })

  it('is said in the words of who reads English', async () => {
    const { page, amount } = await openFields('/fields?language=en')

    await amount.pressSequentially('2500000')

    expect(await page.getByText('two million five hundred thousand rupiah').isVisible()).toBe(true)
  })
})

it('an amount that is pasted is read however people write it', async () => {
  const { amount, value, paste } = await openFields()

  for (const [pasted, expected] of [
    ['125000000', 125_000_000],
    ['125.000.000', 125_000_000],
    ['Rp125.000.000,00', 125_000_000],
    ['Rp 7.500.000,-', 7_500_000],
    ['\u00a0Rp\u00a07.500.000\t', 7_500_000],
  ] as const) {
    await amount.fill('')
    await paste(pasted)
    await amount.blur()

    await expect.poll(() => value('amount'), { message: pasted }).toBe(String(expected))
    expect(await amount.getAttribute('aria-invalid')).toBe('false')
  }
})

describe('what is no whole rupiah', () => {
  const wrong = [
    '1500000,50',
    '1,250,000',
    '1.250.000,50',
    '1.250.000 2.500.000',
    '1500000.50',
    '-5000',
    'seribu',
  ]

  it('is never swallowed when it is typed: it stays in sight, is marked and yields nothing', async () => {
    const { amount, value } = await openFields()

    for (const text of wrong) {
      await amount.fill('5')
      await amount.fill('')
      await amount.pressSequentially(text)
      await amount.blur()

      expect((await amount.inputValue()).replaceAll('.', '')).toBe(text.replaceAll('.', ''))
      expect(await amount.getAttribute('aria-invalid'), text).toBe('true')
      await expect.poll(() => value('amount')).toBe('null')
    }
  })

  it('is never swallowed when it is pasted either', async () => {
    const { amount, value, paste } = await openFields()

    for (const text of wrong) {
      await amount.fill('5')
      await amount.fill('')
      await paste(text)
      await amount.blur()

      expect(await amount.inputValue()).toBe(text)
      expect(await amount.getAttribute('aria-invalid'), text).toBe('true')
      await expect.poll(() => value('amount')).toBe('null')
    }
  })

  it('is not sent: the field gets the focus, and says why', async () => {
    const { page, amount, value } = await openFields()

    await amount.pressSequentially('1500000,50')
    await page.getByRole('textbox', { name: 'Nomor surat' }).fill('1/2026')
    await page.getByRole('button', { name: 'Simpan' }).click()

    expect(await amount.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await page.getByText('Tulis rupiah bulat, tanpa sen.').isVisible()).toBe(true)
    await expect.poll(() => value('sent')).toBe('[]')
  })

  it('is not sent as nothing either, where nothing may stand', async () => {
    const { page, left, value } = await openFields()

    await left.fill('1500000,50')
    await page.getByRole('textbox', { name: 'Nomor surat' }).fill('1/2026')
    await page.getByRole('textbox', { name: /^Jumlah/ }).fill('5')
    await left.press('Control+Enter')

    await expect.poll(() => value('left')).toBe('null')
    expect(await left.evaluate((element) => element === document.activeElement)).toBe(true)
    await expect.poll(() => value('sent')).toBe('[]')
  })

  it('is above the largest amount of one posting too', async () => {
    const { page, amount, value } = await openFields()

    await amount.pressSequentially('10000000000001')

    await expect.poll(() => value('amount')).toBe('null')
    expect(await page.getByText('Paling banyak Rp10.000.000.000.000.').isVisible()).toBe(true)
  })
})

describe('the caret stays where the hand is', () => {
  it('digits typed after the first are put there, and taken back there', async () => {
    const { page, left, value } = await openFields()

    await left.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('98')
    expect(await left.inputValue()).toBe('19.825.000.000')
    await expect.poll(() => value('left')).toBe('19825000000')

    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    expect(await left.inputValue()).toBe('125.000.000')
    await expect.poll(() => value('left')).toBe('125000000')
  })

  it('the key before or behind a dot takes the digit beside it', async () => {
    const { page, left } = await openFields()

    await left.focus()
    await page.keyboard.press('Home')
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Backspace')
    expect(await left.inputValue()).toBe('12.000.000')

    await page.keyboard.press('Delete')
    expect(await left.inputValue()).toBe('1.200.000')
  })

  it('a first digit can be exchanged', async () => {
    const { page, left, value } = await openFields()

    await left.fill('1000000')
    await page.keyboard.press('Home')
    await page.keyboard.press('Delete')
    await page.keyboard.type('5')

    expect(await left.inputValue()).toBe('5.000.000')
    await expect.poll(() => value('left')).toBe('5000000')
  })
})

it('fields, empty, wrong and filled, are in nobody’s way, and say nothing to the console', async () => {
  const { page, amount, complaints } = await openFields()
  await expectAccessible(page)

  await amount.fill('1,250,000')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await expectAccessible(page)

  expect(complaints).toEqual([])
})
