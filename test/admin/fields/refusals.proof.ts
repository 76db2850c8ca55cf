import { describe, expect, it } from 'vitest'
import { closesBrowserAfterwards, expectAccessible, visit } from '../../support/chromium.ts'
import { servesWorkbench } from '../../support/workbench.ts'

const workbench = servesWorkbench()
closesBrowserAfterwards()

async function openForm() {
  const visited = await visit(workbench)
  const { page } = visited
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await visited.open('/refused')
  const amount = page.getByRole('textbox', { name: /^Jumlah/ })
  await amount.waitFor()
  return {
    ...visited,
    amount,
    summary: page.getByRole('alert'),
    send: page.getByRole('button', { name: 'Kirim' }),
    sent: async () => JSON.parse((await page.getByTestId('sent').textContent()) ?? ''),
    focused: () => page.evaluate(() => document.activeElement?.getAttribute('data-pointer')),
  }
}

describe('a refusal', () => {
  it('takes the focus, marks its field and keeps what was entered', async () => {
    const { page, amount, summary, send } = await openForm()

    await send.click()

    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await summary.textContent()).toContain('Mata anggaran M01')
    expect(await amount.getAttribute('aria-invalid')).toBe('true')
    expect(await amount.inputValue()).toBe('100.000.000')
    await expectAccessible(page)
  })

  it('leads to the field of each of its sentences, or to the nearest around it', async () => {
    const { page, summary, send, focused } = await openForm()
    await send.click()

    await summary.getByRole('link', { name: 'Jumlah melebihi sisa.' }).click()
    expect(await focused()).toBe('/amount')
    await summary.getByRole('link', { name: 'Baris 1: melebihi sisa.' }).click()
    expect(await page.evaluate(() => document.activeElement?.closest('fieldset')?.dataset.pointer)).toBe(
      '/allocations',
    )
    await summary.getByRole('link', { name: 'Ada yang lain.' }).click()
    expect(await focused()).toBe('/amount')
  })

  it('offers what is left, and that is taken', async () => {
    const { amount, summary, send, sent } = await openForm()
    await send.click()

    await summary.getByRole('button', { name: 'Turunkan menjadi Rp72.800.000' }).click()
    expect(await amount.inputValue()).toBe('72.800.000')
    await send.click()

    expect(await sent()).toEqual([72_800_000])
    expect(await summary.count()).toBe(0)
  })

  it('gives its number to whoever asks for help', async () => {
    const { page, summary, send } = await openForm()
    await send.click()

    await summary.getByRole('button', { name: 'Salin' }).click()
    await summary.getByRole('button', { name: 'Tersalin' }).waitFor()

    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      '0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e90',
    )
  })
})

describe('a button', () => {
  it('is busy until the answer, keeps the focus, and takes no second press', async () => {
    const { page, sent } = await openForm()
    const slow = page.getByRole('button', { name: 'Lambat' })

    await slow.click()
    expect(await slow.getAttribute('aria-busy')).toBe('true')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    expect(await slow.evaluate((element) => element === document.activeElement)).toBe(true)
    await expect.poll(() => slow.getAttribute('aria-busy')).toBe('false')

    expect(await sent()).toEqual(['slow'])
  })

  it('that cannot be pressed says why, and does nothing', async () => {
    const { page, sent } = await openForm()
    const approve = page.getByRole('button', { name: 'Setujui' })

    await approve.focus()
    await page.keyboard.press('Enter')

    expect(await approve.getAttribute('aria-disabled')).toBe('true')
    expect(await page.getByText('Anda yang membuatnya').isVisible()).toBe(true)
    expect(await sent()).toEqual([])
  })
})

describe('a dialog', () => {
  it('keeps the focus, sends its own form alone, and gives the focus back', async () => {
    const { page, amount, send, sent } = await openForm()
    await amount.fill('5')
    await send.click()
    await page.getByText('Tersimpan').waitFor()
    const ask = page.getByRole('button', { name: 'Tanya' })

    await ask.click()
    const dialog = page.getByRole('dialog', { name: 'Mengapa?' })
    expect(await page.getByText('Tersimpan').count()).toBe(0)
    await expectAccessible(page)
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press('Tab')
      const isOutside = await page.evaluate(
        () => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
      )
      expect(isOutside).toBe(false)
    }
    await dialog.getByRole('textbox', { name: 'Alasan' }).fill('Salah surat')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })

    expect(await sent()).toEqual([5, 'Salah surat'])
    expect(await ask.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('asks nothing more once Escape is pressed', async () => {
    const { page, sent, complaints } = await openForm()

    await page.getByRole('button', { name: 'Tanya' }).click()
    await page.keyboard.press('Escape')

    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await sent()).toEqual([])
    expect(complaints).toEqual([])
  })
})
