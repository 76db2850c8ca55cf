import { describe, expect, it } from 'vitest'
import { closesBrowserAfterwards, expectAccessible, PHONE, visit } from '../../support/chromium.ts'
import { servesWorkbench } from '../../support/workbench.ts'

const workbench = servesWorkbench()
closesBrowserAfterwards()

async function openLooks(options = {}) {
  const visited = await visit(workbench, options)
  await visited.open('/looks')
  await visited.page.getByRole('heading', { name: 'Cakupan' }).waitFor()
  return visited
}

describe('a bar', () => {
  it('says its figures, in the order of certainty', async () => {
    const { page } = await openLooks()

    expect(await page.getByRole('img', { name: /^M01/ }).getAttribute('aria-label')).toBe(
      'M01 Konsumsi: CSR terverifikasi Rp40.000.000, CSR diterima Rp25.000.000, CSR berperjanjian Rp25.000.000, ' +
        'CSR komitmen (belum uang) Rp30.000.000, APBD Rp30.000.000, Belum tertutup Rp22.800.000',
    )
  })

  it('is as long as its ceiling, whatever is promised beyond: that is a mark beside it', async () => {
    const { page } = await openLooks()
    const widths = await page.locator('.bar').evaluateAll((bars) =>
      bars.map((bar) => {
        const pieces = [...bar.querySelectorAll<SVGRectElement>('.bar-piece')].map(
          (piece) => piece.width.baseVal.value,
        )
        return Math.abs(pieces.reduce((all, width) => all + width, 0) - bar.clientWidth)
      }),
    )

    for (const difference of widths) expect(difference).toBeLessThan(1)
    expect(await page.getByText('Kelebihan Rp15.000.000').isVisible()).toBe(true)
  })

  it('has its figures as a table too', async () => {
    const { page } = await openLooks()

    await page.getByText('Angka yang sama sebagai tabel').click()

    const row = page.getByRole('row', { name: /^M02/ })
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      'M02 Penginapan',
      'Rp100.000.000',
      'Rp20.000.000',
      'Rp50.000.000',
      'Rp0',
      'Rp30.000.000',
      'Rp0',
      'Rp0',
      'Rp15.000.000',
    ])
    await expectAccessible(page)
  })

  it('has no piece that looks like another one where colours are gone', async () => {
    const { page } = await openLooks()
    const legend = page.getByRole('list', { name: 'Arti warna dan pola' })
    const looks = await legend.locator('li svg').evaluateAll((pictures) =>
      pictures.map((picture) => {
        const [piece, pattern] = picture.querySelectorAll('rect')
        const place = pattern?.getAttribute('fill')?.slice('url(#'.length, -1)
        const lines = place && document.getElementById(place)?.innerHTML
        const isDark = piece?.classList.contains('bar-verified')
        return [lines, piece && getComputedStyle(piece).strokeDasharray, isDark].join(' ')
      }),
    )

    expect(looks).toHaveLength(6)
    expect(new Set(looks).size).toBe(6)
  })
})

describe('a history', () => {
  it('says who, when in the province, what it changed in words, and where it stands in the log', async () => {
    const { page } = await openLooks({ timezoneId: 'America/Los_Angeles' })
    const [newest, older] = await page
      .getByRole('list', { name: 'Riwayat' })
      .getByRole('listitem')
      .allTextContents()

    expect(newest).toContain('Punai Contoh · 15 April 2025 pukul 10.00 WITA · belum tersegel dalam catatan')
    expect(newest).toContain('Dibukukan pada 1 Mei 2025')
    expect(older).toContain('jumlahRp100.000.000Rp125.000.000')
    expect(older).toContain('tanggal suratkosong14 April 2025')
    expect(older).toContain('pembagiankosong')
    expect(older).toContain('M01 · Rp72.800.000M02 · Rp52.200.000')
  })

  it('is proved on demand', async () => {
    const { page } = await openLooks()

    await page.getByRole('button', { name: 'Buktikan' }).click()

    await page.getByText('Catatan 1050 ada dalam pohon.').waitFor()
  })
})

it.each([{}, { viewport: PHONE }])(
  'both are in nobody’s way, at a desk or on a phone: %o',
  async (options) => {
    const { page, complaints } = await openLooks(options)

    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    expect(complaints).toEqual([])
  },
)
