/** A report as pages to print and sign: A4 landscape, the titles on every page, the amount in words, signatures. */
import { createRequire } from 'node:module'
import path from 'node:path'
import pdfmake from 'pdfmake'
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Language } from '../shared/language.ts'
import { displayCell, displayDate, displayInstant } from './display.ts'
import type { Cell, Column, ColumnKind, ReportTable } from './table.ts'

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

/** What a page says beyond the table. */
export interface Stationery {
  /** Lines above the title: whose report it is. */
  letterhead: string[]
  generatedAt: Date
}

export function pdfOf(table: ReportTable, language: Language, stationery: Stationery): Promise<Buffer> {
  return pdfmake.createPdf(pdfDefinition(table, language, stationery)).getBuffer()
}

const words = {
  id: {
    page: (current: number, all: number) => `Halaman ${current} dari ${all}`,
    generated: 'Dicetak',
    inWords: 'Terbilang',
    signatures: ['Dibuat oleh', 'Diperiksa oleh', 'Mengetahui'],
    name: 'Nama',
    none: 'Tidak ada data untuk periode dan saringan ini.',
  },
  en: {
    page: (current: number, all: number) => `Page ${current} of ${all}`,
    generated: 'Generated',
    inWords: 'In words',
    signatures: ['Prepared by', 'Checked by', 'Acknowledged by'],
    name: 'Name',
    none: 'There is nothing for this period and filter.',
  },
}

const PAGE_WIDTH = 841.89
const MARGIN = 28
const CELL_PADDING = 3
const LINE_WIDTH = 0.4
const WIDEST_TEXT_CHARACTERS = 40

/** The pages as pdfmake takes them. */
export function pdfDefinition(
  table: ReportTable,
  language: Language,
  { letterhead, generatedAt }: Stationery,
): TDocumentDefinitions {
  const { title, retreat, parameters, stated } = table
  const told = words[language]
  const generated = `${told.generated} ${displayInstant(generatedAt, language)}`
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN + 12],
    info: { title: `${title} – ${retreat.code}`, creationDate: generatedAt },
    defaultStyle: { fontSize: 8 },
    footer: (current, all) => ({
      margin: [MARGIN, 10, MARGIN, 0],
      fontSize: 7,
      color: '#444444',
      columns: [
        { text: `${title} · ${retreat.code}` },
        { text: generated, alignment: 'center' },
        { text: told.page(current, all), alignment: 'right' },
      ],
    }),
    content: [
      ...letterhead.map(
        (line, index): Content => ({
          text: line,
          alignment: 'center',
          bold: index === 0,
          fontSize: index === 0 ? 12 : 9,
        }),
      ),
      ...(letterhead.length === 0 ? [] : [rule()]),
      { text: title, bold: true, fontSize: 13, alignment: 'center', margin: [0, 6, 0, 0] },
      { text: `${retreat.title} (${retreat.code})`, alignment: 'center', margin: [0, 0, 0, 6] },
      {
        text: parameters
          .map(({ label, value }) => `${label}: ${displayParameter(value, language)}`)
          .join('   ·   '),
        margin: [0, 0, 0, 6],
      },
      tableContent(table, language),
      ...(table.rows.length === 0
        ? [{ text: told.none, italics: true, margin: [0, 4, 0, 0] } as Content]
        : []),
      {
        unbreakable: true,
        stack: [
          {
            margin: [0, 10, 0, 14],
            text: [
              { text: `${stated.label}: `, bold: true },
              `Rp${displayCell(stated.amount, 'rupiah', language)}\n`,
              { text: `${told.inWords}: `, bold: true },
              { text: stated.inWords, italics: true },
            ],
          },
          { columns: told.signatures.map((role) => signature(role, told.name)) },
        ],
      },
    ],
  }
}

function rule(): Content {
  const width = PAGE_WIDTH - 2 * MARGIN
  return {
    canvas: [{ type: 'line', x1: 0, y1: 4, x2: width, y2: 4, lineWidth: 1.2 }],
  }
}

function signature(role: string, name: string): Content {
  const line = '.'.repeat(48)
  return { alignment: 'center', stack: [role, '\n\n\n\n', line, `${name} / NIP`] }
}

function tableContent({ columns, rows, totals }: ReportTable, language: Language): Content {
  const display = ({ key, kind }: Column, row: Record<string, Cell>) =>
    displayCell(row[key] ?? null, kind, language)
  const texts = [...rows, ...totals].map((row) => columns.map((column) => display(column, row)))
  const fontSize = fontSizes.find((size) => roomLeft(columns, texts, size) >= 0) ?? SMALLEST_FONT
  const cells = (row: string[], style: object): TableCell[] =>
    row.map((text, index) => ({
      text: breakable(text),
      alignment: sideOf(columns[index]?.kind),
      fontSize,
      ...style,
    }))
  const titles = cells(
    columns.map(({ title }) => title),
    { bold: true, fillColor: '#DDE6EE' },
  )
  const body = texts.map((row, index) =>
    cells(row, index < rows.length ? {} : { bold: true, fillColor: '#F3F5F7' }),
  )
  return {
    layout: {
      hLineWidth: () => LINE_WIDTH,
      vLineWidth: () => LINE_WIDTH,
      hLineColor: () => '#888888',
      vLineColor: () => '#888888',
      paddingLeft: () => CELL_PADDING,
      paddingRight: () => CELL_PADDING,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: widthsOf(columns, texts, fontSize),
      body: [titles, ...body],
    },
  }
}

/** Document numbers break after their slashes, where they do not fit, and not inside a number. */
function breakable(text: string): string {
  return text.replaceAll('/', '/\u200B')
}

function sideOf(kind: ColumnKind | undefined): 'left' | 'right' {
  return kind === 'text' || kind === 'date' ? 'left' : 'right'
}

/** Wide tables are printed smaller. */
const fontSizes = [7, 6.5, 6, 5.5]
const SMALLEST_FONT = 5

/** Figures, days and words get the room that they need, since broken they mislead; texts share the rest and wrap. */
function widthsOf(columns: Column[], texts: string[][], fontSize: number): number[] {
  const needs = needsOf(columns, texts, fontSize)
  const left = roomLeft(columns, texts, fontSize)
  const wished = needs.reduce((total, { more }) => total + more, 0)
  if (left < 0) return needs.map(({ least }) => least + left / columns.length)
  return needs.map(({ least, more }) => least + (wished > 0 ? (more * left) / wished : left / columns.length))
}

/** What the columns' least widths leave of the page. */
function roomLeft(columns: Column[], texts: string[][], fontSize: number): number {
  const room = PAGE_WIDTH - 2 * MARGIN - columns.length * (2 * CELL_PADDING + LINE_WIDTH) - LINE_WIDTH
  return needsOf(columns, texts, fontSize).reduce((left, { least }) => left - least, room)
}

/** The least width of every column in points, and how much more would spare it from wrapping. */
function needsOf(columns: Column[], texts: string[][], fontSize: number): { least: number; more: number }[] {
  const widthOf = (characters: number) => Math.max(3, characters) * fontSize * 0.57 + 1
  return columns.map(({ kind, title }, index) => {
    const cells = texts.map((row) => row[index] ?? '')
    const whole = longest(cells)
    const longestWord = longest([title, ...cells].flatMap((text) => text.split(/[\s/]/)))
    const least = widthOf(kind === 'text' ? longestWord : Math.max(whole, longest(title.split(' '))))
    return { least, more: Math.max(0, widthOf(Math.min(whole, WIDEST_TEXT_CHARACTERS)) - least) }
  })
}

/** In characters of middling width, of which a capital has a quarter more. */
function longest(texts: string[]): number {
  const breadthOf = (text: string) => text.length + (text.match(/\p{Lu}/gu) ?? []).length / 4
  return texts.reduce((most, text) => Math.max(most, breadthOf(text)), 0)
}

function displayParameter(value: string, language: Language): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? displayDate(value, language) : value
}
