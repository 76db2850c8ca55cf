/** Reports with any number of rows, of which only a page is in memory at a time. */
import type { Language } from '../shared/language.ts'
import {
  type Cell,
  fillRow,
  type RenderedHead,
  type ReportTable,
  type Row,
  renderFoot,
  renderHead,
  type TableFoot,
  type TableHead,
} from './table.ts'
import { TableHash, tableHash } from './table-hash.ts'

/** What is known after the last row. */
export interface Below extends Pick<ReportTable, 'totals' | 'stated'> {
  hash: string
}

/** The rows come page by page, every time from the start; what stands below them comes as the pages' end. */
export interface LongTable extends RenderedHead {
  pages: () => AsyncGenerator<Row[], Below>
}

/** `pages` hands over the rows and, after the last, what stands below them. */
export function longTableOf<Key extends string>(
  head: TableHead<Key>,
  language: Language,
  pages: () => AsyncGenerator<Record<NoInfer<Key>, Cell>[], TableFoot<NoInfer<Key>>>,
): LongTable {
  const rendered = renderHead(head, language)
  return {
    ...rendered,
    pages: async function* () {
      const hash = new TableHash(rendered)
      const end = yield* mapPages(pages(), (page) => {
        const rows = page.map((row) => fillRow(head.columns, row))
        hash.add(rows)
        return rows
      })
      const foot = renderFoot(head.columns, end, language)
      return { ...foot, hash: hash.end(foot) }
    },
  }
}

/** A table that is in memory, as one page. */
export function asLong(table: ReportTable): LongTable {
  const { rows, totals, stated, ...head } = table
  return {
    ...head,
    pages: async function* () {
      yield rows
      return { totals, stated, hash: tableHash(table) }
    },
  }
}

/** The whole table in memory. */
export async function collectTable({ pages, ...head }: LongTable): Promise<ReportTable> {
  const rows: Row[] = []
  const reading = pages()
  for (;;) {
    const { done, value } = await reading.next()
    if (!done) rows.push(...value)
    else return { ...head, rows, totals: value.totals, stated: value.stated }
  }
}

/** Every page as something else; the end, and a reader who stops early, pass through. */
export async function* mapPages<Page, Mapped, End>(
  pages: AsyncGenerator<Page, End>,
  map: (page: Page) => Mapped,
): AsyncGenerator<Mapped, End> {
  let isOver = false
  try {
    for (;;) {
      const { done, value } = await pages.next()
      isOver = done === true
      if (done) return value
      yield map(value)
    }
  } finally {
    if (!isOver) await pages.return(undefined as never)
  }
}
