/** A report's bars, drawn to be distinguished on a black-and-white printer: darker is surer, hatched is not CSR. */
import type {
  CanvasElement,
  Column,
  Content,
  ContentTable,
  CustomTableLayout,
  TableCell,
} from 'pdfmake/interfaces.js'
import type { Language } from '../shared/language.ts'
import { displayCell } from './display.ts'
import { CONTENT_HEIGHT, CONTENT_WIDTH } from './pdf-page.ts'
import type { Chart } from './table.ts'

const LABEL_WIDTH = 190
const AMOUNT_WIDTH = 84
const PERCENT_WIDTH = 54
const CELL_PADDING = 4
const BAR_WIDTH = CONTENT_WIDTH - LABEL_WIDTH - AMOUNT_WIDTH - PERCENT_WIDTH - 4 * 2 * CELL_PADDING
const BAR_HEIGHT = 9
const HATCH_DISTANCE = 3
const OUTLINE = { lineWidth: 0.4, lineColor: '#333333' }

/** From the foot of the bar; layers beyond these would look like the last. */
const fills = ['#10243E', '#4A6E96', '#94AFCB', '#D5E0EC', 'hatch', '#FFFFFF'] as const
type Fill = (typeof fills)[number]

/** In points, as pages are: of a bar whose label takes one line, of each further line, and of what stands above the bars. */
const ROW_HEIGHT = 14
const LINE_HEIGHT = 8.2
const HEAD_HEIGHT = 70
const LABEL_LINE = /.{1,46}/g
/** So many bars stand with what follows them, whatever room their page has. */
const LAST_BARS = 4

/**
 * The bars with what stands below them: on the page of the table where all of it has room, else from a page of its own, and there
 * the last bars with what follows, so that nobody signs an empty page.
 */
export function chartAbove(chart: Chart, below: Content, belowHeight: number, language: Language): Content[] {
  const height = chart.bars.reduce((total, { label }) => total + heightOf(label), HEAD_HEIGHT + belowHeight)
  if (height <= CONTENT_HEIGHT) return [{ unbreakable: true, stack: [barsContent(chart, language), below] }]
  const [first, last] = [chart.bars.slice(0, -LAST_BARS), chart.bars.slice(-LAST_BARS)]
  return [
    { ...barsContent({ ...chart, bars: first }, language), pageBreak: 'before' },
    { unbreakable: true, stack: [lastBars(last, language), below] },
  ]
}

function heightOf(label: string): number {
  const lines = label.match(LABEL_LINE)?.length ?? 1
  return ROW_HEIGHT + (lines - 1) * LINE_HEIGHT
}

/** A bar per line of a table that breaks over pages like any other, the legend on every page. */
function barsContent(chart: Chart, language: Language): ContentTable {
  const { title, layers, bars, headings } = chart
  const legend = {
    colSpan: 4,
    stack: [{ text: title, bold: true, fontSize: 11 }, legendOf(layers, headings.mark)],
  }
  const heading = (text: string, alignment: 'left' | 'right'): TableCell => ({ text, alignment, bold: true })
  return {
    margin: [0, 10, 0, 0],
    layout: layoutWith({ lineAt: 2 }),
    table: {
      ...grid,
      headerRows: 2,
      body: [
        [legend, '', '', ''],
        [
          heading(headings.label, 'left'),
          '',
          heading(headings.whole, 'right'),
          heading(headings.percent, 'right'),
        ],
        ...rowsOf(bars, language),
      ],
    },
  }
}

/** Bars that go on below those with the legend, on their page or on the next. */
function lastBars(bars: Chart['bars'], language: Language): ContentTable {
  return { layout: layoutWith({ lineAt: null }), table: { ...grid, body: rowsOf(bars, language) } }
}

const grid = { dontBreakRows: true, widths: [LABEL_WIDTH, BAR_WIDTH, AMOUNT_WIDTH, PERCENT_WIDTH] }

function layoutWith({ lineAt }: { lineAt: number | null }): CustomTableLayout {
  return {
    hLineWidth: (index) => (index === lineAt ? 0.6 : 0),
    vLineWidth: () => 0,
    paddingLeft: () => CELL_PADDING,
    paddingRight: () => CELL_PADDING,
    paddingTop: () => 2.5,
    paddingBottom: () => 2.5,
  }
}

function rowsOf(bars: Chart['bars'], language: Language): TableCell[][] {
  return bars.map(({ label, whole, amounts, percent }): TableCell[] => [
    { text: label, fontSize: 7 },
    { canvas: barOf(whole, amounts) },
    { text: displayCell(whole, 'rupiah', language), alignment: 'right', fontSize: 7 },
    { text: displayCell(percent, 'percent', language), alignment: 'right', fontSize: 7 },
  ])
}

/** The parts side by side, over a frame as long as the whole; where they are more than it, a mark shows where it ends. */
function barOf(whole: number, amounts: number[]): CanvasElement[] {
  const filled = amounts.reduce((total, amount) => total + amount, 0)
  const scale = BAR_WIDTH / Math.max(whole, filled, 1)
  let x = 0
  const parts = amounts.flatMap((amount, layer) => {
    const start = x
    x += amount * scale
    return amount === 0 ? [] : boxOf(start, amount * scale, fills[layer] ?? '#FFFFFF')
  })
  const mark = filled > whole && whole > 0 ? [markAt(whole * scale)] : []
  return [...parts, { type: 'rect', x: 0, y: 0, w: BAR_WIDTH, h: BAR_HEIGHT, ...OUTLINE }, ...mark]
}

function boxOf(x: number, w: number, fill: Fill): CanvasElement[] {
  const box = { type: 'rect', x, y: 0, w, h: BAR_HEIGHT, ...OUTLINE } as const
  if (fill !== 'hatch') return [{ ...box, color: fill }]
  return [
    { ...box, color: '#FFFFFF' },
    ...Array.from({ length: w / HATCH_DISTANCE }, (_, index): CanvasElement => {
      const at = x + (index + 0.5) * HATCH_DISTANCE
      return { type: 'line', x1: at, y1: 0, x2: at, y2: BAR_HEIGHT, lineWidth: 0.5, lineColor: '#555555' }
    }),
  ]
}

function markAt(x: number): CanvasElement {
  return { type: 'line', x1: x, y1: -1.5, x2: x, y2: BAR_HEIGHT + 1.5, lineWidth: 1.6, lineColor: '#000000' }
}

function legendOf(layers: string[], mark: string): Content {
  const entry = (width: number, canvas: CanvasElement[], text: string): Column[] => [
    { width, canvas },
    { width: 'auto', text, fontSize: 6.5, margin: [0, 0, 4, 0] },
  ]
  return {
    margin: [0, 4, 0, 2],
    columnGap: 3,
    columns: [
      ...layers.flatMap((layer, index) => entry(20, boxOf(0, 18, fills[index] ?? '#FFFFFF'), layer)),
      ...entry(6, [markAt(3)], mark),
    ],
  }
}
