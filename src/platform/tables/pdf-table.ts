import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { Language } from '../shared/language.ts'
import { displayCell } from './display.ts'
import { CONTENT_WIDTH } from './pdf-page.ts'
import { type Cell, type Column, type ReportTable, sideOf } from './table.ts'

const CELL_PADDING = 3
const LINE_WIDTH = 0.4
const WIDEST_TEXT_CHARACTERS = 40

/** The table with its titles on every page, and its totals in bold. */
export function tableContent({ columns, rows, totals }: ReportTable, language: Language): Content {
  const display = ({ key, kind }: Column, row: Record<string, Cell>) =>
    displayCell(row[key] ?? null, kind, language)
  const texts = [...rows, ...totals].map((row) => columns.map((column) => display(column, row)))
  const fontSize = fontSizes.find((size) => roomLeft(columns, texts, size) >= 0) ?? SMALLEST_FONT
  const cells = (row: string[], style: object): TableCell[] =>
    row.map((text, index) => ({
      text: breakable(text),
      alignment: sideOf(columns[index]?.kind ?? 'text'),
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

const WHOLE_WORD_CHARACTERS = 13

/** Long document numbers break after their slashes, not inside a number; short ones do not break at all. */
function breakable(text: string): string {
  return text.replaceAll(/\S+/g, (word) =>
    word.length > WHOLE_WORD_CHARACTERS ? word.replaceAll('/', '/\u200B') : word,
  )
}

/** Wide tables are printed smaller. */
const fontSizes = [7, 6.5, 6, 5.5]
const SMALLEST_FONT = 5

/** Figures, days and words get the room that they need, since broken they mislead; texts share the rest and wrap. */
function widthsOf(columns: Column[], texts: string[][], fontSize: number): number[] {
  const needs = needsOf(columns, texts, fontSize)
  const left = roomLeft(columns, texts, fontSize)
  const wanted = needs.reduce((total, { more }) => total + more, 0)
  if (left < 0) return needs.map(({ least }) => least + left / columns.length)
  return needs.map(({ least, more }) => least + (wanted > 0 ? (more * left) / wanted : left / columns.length))
}

/** What the columns' least widths leave of the page. */
function roomLeft(columns: Column[], texts: string[][], fontSize: number): number {
  const room = CONTENT_WIDTH - columns.length * (2 * CELL_PADDING + LINE_WIDTH) - LINE_WIDTH
  return needsOf(columns, texts, fontSize).reduce((left, { least }) => left - least, room)
}

/** The least width of every column in points, and how much more would spare it from wrapping. */
function needsOf(columns: Column[], texts: string[][], fontSize: number): { least: number; more: number }[] {
  const widthOf = (characters: number) => Math.max(3, characters) * fontSize * 0.57 + 1
  return columns.map(({ kind, title }, index) => {
    const cells = texts.map((row) => row[index] ?? '')
    const whole = longest(cells)
    const longestWord = longest([title, ...cells].flatMap((text) => breakable(text).split(/[\s\u200B]/)))
    const least = widthOf(kind === 'text' ? longestWord : Math.max(whole, longest(title.split(' '))))
    return { least, more: Math.max(0, widthOf(Math.min(whole, WIDEST_TEXT_CHARACTERS)) - least) }
  })
}

/** In characters of middling width, of which a capital has a quarter more. */
function longest(texts: string[]): number {
  const breadthOf = (text: string) => text.length + (text.match(/\p{Lu}/gu) ?? []).length / 4
  return texts.reduce((most, text) => Math.max(most, breadthOf(text)), 0)
}
