/** A report as pages to print and sign: A4 landscape, the titles on every page, the amount in words, signatures. */
import { createRequire } from 'node:module'
import path from 'node:path'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Language } from '../shared/language.ts'
import { displayCell } from './display.ts'
import { chartAbove } from './pdf-chart.ts'
import { CONTENT_WIDTH, FOOTER_HEIGHT, MARGIN } from './pdf-page.ts'
import { tableContent } from './pdf-table.ts'
import { generatedLine, type Print, parameterLines, proofLines } from './print-block.ts'
import type { ReportTable } from './table.ts'
import { tableHash } from './table-hash.ts'

const fonts = path.join(
  path.dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts/Roboto',
)
pdfmake.setFonts({
  Roboto: {
    normal: path.join(fonts, 'Roboto-Regular.ttf'),
    bold: path.join(fonts, 'Roboto-Medium.ttf'),
    italics: path.join(fonts, 'Roboto-Italic.ttf'),
    bolditalics: path.join(fonts, 'Roboto-MediumItalic.ttf'),
  },
})
// A report needs its fonts and nothing else, from wherever.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((file) => file.startsWith(fonts))

export function pdfOf(table: ReportTable, language: Language, print: Print): Promise<Buffer> {
  return pdfmake.createPdf(pdfDefinition(table, language, print)).getBuffer()
}

const words = {
  id: {
    page: (current: number, all: number) => `Halaman ${current} dari ${all}`,
    inWords: 'Terbilang',
    place: 'Tempat, tanggal',
    signatures: ['Dibuat oleh', 'Diperiksa oleh', 'Mengetahui'],
    name: 'Nama',
    unit: 'Nilai dalam rupiah',
    none: 'Tidak ada data untuk periode dan saringan ini.',
  },
  en: {
    page: (current: number, all: number) => `Page ${current} of ${all}`,
    inWords: 'In words',
    place: 'Place, date',
    signatures: ['Prepared by', 'Checked by', 'Acknowledged by'],
    name: 'Name',
    unit: 'Amounts in rupiah',
    none: 'There is nothing for this period and filter.',
  },
}

/** The pages as pdfmake takes them. */
export function pdfDefinition(table: ReportTable, language: Language, print: Print): TDocumentDefinitions {
  const { title, retreat, stated, chart } = table
  const { letterhead, generatedAt } = print
  const labels = words[language]
  const generated = generatedLine(print, language)
  const hash = tableHash(table)
  const proof = proofLines(print, hash, language)
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN + FOOTER_HEIGHT],
    info: {
      title: `${title} – ${retreat.code}`,
      subject: `SHA-256 ${hash}`,
      creationDate: generatedAt,
    },
    defaultStyle: { fontSize: 8 },
    footer: (current, all) => ({
      margin: [MARGIN, 8, MARGIN, 0],
      fontSize: 7,
      color: '#444444',
      stack: [
        {
          columns: [
            { text: `${title} · ${retreat.code}` },
            { text: `${generated.label} ${generated.value}`, alignment: 'center' },
            { text: labels.page(current, all), alignment: 'right' },
          ],
        },
        ...proof.map(({ label, value }) => ({ text: `${label}: ${value}`, fontSize: 6 })),
      ],
    }),
    content: [
      ...letterheadOf(letterhead),
      { text: title, bold: true, fontSize: 13, alignment: 'center', margin: [0, 6, 0, 0] },
      { text: `${retreat.title} (${retreat.code})`, alignment: 'center', margin: [0, 0, 0, 6] },
      {
        text: parameterLines(table, language)
          .map(({ label, value }) => `${label}: ${value}`)
          .concat(table.columns.some(({ kind }) => kind === 'rupiah') ? labels.unit : [])
          .join('   ·   '),
        margin: [0, 0, 0, 6],
      },
      tableContent(table, language),
      ...(table.rows.length === 0
        ? [{ text: labels.none, italics: true, margin: [0, 4, 0, 0] } as Content]
        : []),
      ...(table.notes ?? []).map((text): Content => ({ text, fontSize: 7, margin: [0, 4, 0, 0] })),
      ...(chart
        ? chartAbove(chart, signaturesOf(stated, language), SIGNATURES_HEIGHT, language)
        : [signaturesOf(stated, language)]),
    ],
  }
}

/** In points. */
const SIGNATURES_HEIGHT = 135

/** The amount in words, and room for who signs for it: on one page. */
function signaturesOf({ label, amount, inWords }: ReportTable['stated'], language: Language): Content {
  const labels = words[language]
  return {
    unbreakable: true,
    stack: [
      {
        margin: [0, 10, 0, 10],
        text: [
          { text: `${label}: `, bold: true },
          `Rp${displayCell(amount, 'rupiah', language)}\n`,
          { text: `${labels.inWords}: `, bold: true },
          { text: inWords, italics: true },
        ],
      },
      { text: `${labels.place}: ${dots(48)}`, alignment: 'right', margin: [0, 0, 0, 8] },
      { columns: labels.signatures.map((role) => signature(role, labels.name)) },
    ],
  }
}

function letterheadOf(lines: string[]): Content[] {
  if (lines.length === 0) return []
  const rule: Content = {
    canvas: [{ type: 'line', x1: 0, y1: 4, x2: CONTENT_WIDTH, y2: 4, lineWidth: 1.2 }],
  }
  const texts = lines.map(
    (text, index): Content => ({
      text,
      alignment: 'center',
      bold: index === 0,
      fontSize: index === 0 ? 12 : 9,
    }),
  )
  return [...texts, rule]
}

function signature(role: string, name: string): Content {
  return { alignment: 'center', stack: [role, '\n\n\n\n', dots(48), `${name} / NIP`] }
}

function dots(count: number): string {
  return '.'.repeat(count)
}
