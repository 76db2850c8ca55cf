/** A report as JSON, as `ReportTable` describes it. */
import { type Below, type LongTable, mapPages } from './long-table.ts'

export async function* writeJson({ pages, ...head }: LongTable): AsyncGenerator<string, Below> {
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`
  let separator = ''
  const below = yield* mapPages(pages(), (rows) => {
    const text = rows.map((row) => JSON.stringify(row)).join(',')
    const part = text === '' ? '' : separator + text
    if (text !== '') separator = ','
    return part
  })
  const { totals, stated } = below
  yield `],${JSON.stringify({ totals, stated }).slice(1)}`
  return below
}
