/**
 * Writes the lists of columns into the rules: between `-- columns: <list> [alias]` and `-- end of columns`. They are in the files,
 * so that a rule is read as it runs; `npm run schema` writes them anew, and a test compares.
 */
import { type BalanceColumn, formsOf, lineColumns, pledgeColumns } from './balance-columns.ts'

const MAX_LINE_WIDTH = 120

/** What a list may be called, and what it says; `of` is the alias of a row, with its dot. */
const lists: Record<string, (of: string) => string[]> = {
  names: () => lineColumns.map(({ name }) => name),
  'or zero': (of) => lineColumns.map(({ name }) => `coalesce(${of}${name}, 0)`),
  sums: (of) => lineColumns.map((column) => sum(column, of)),
  additions: (of) => lineColumns.map((column) => addition(column, of)),
  'pledge sums': (of) => pledgeColumns.map((column) => sum(column, of)),
  'pledge additions': (of) => pledgeColumns.map((column) => addition(column, of)),
  received: (of) => [
    formsOf('received')
      .map(({ name }) => of + name)
      .join(' + '),
  ],
}

function sum({ name, measure, form, channel }: BalanceColumn, of: string): string {
  const conditions = Object.entries({ measure, form, channel })
    .filter(([, value]) => value)
    .map(([key, value]) => `${of}${key} = '${value}'`)
  return `coalesce(sum(${of}amount) FILTER (WHERE ${conditions.join(' AND ')}), 0)::int8 AS ${name}`
}

function addition({ name }: BalanceColumn, of: string): string {
  return `${name} = ${of}${name} + c.${name}`
}

const MARK = '-- columns: '
const END = '-- end of columns'

/** A rule file with its lists as the columns are now. `more` are lists of what this folder does not know. */
export function printColumns(rules: string, more: Record<string, () => string[]> = {}): string {
  const printed: string[] = []
  let isInList = false
  for (const line of rules.split('\n')) {
    const text = line.trimStart()
    const indent = line.slice(0, line.length - text.length)
    if (text === END) isInList = false
    if (!isInList) printed.push(line)
    if (!text.startsWith(MARK)) continue
    isInList = true
    printed.push(inLines(itemsOf(text.slice(MARK.length), { ...lists, ...more }), indent))
  }
  return printed.join('\n')
}

/** `sums` or `additions of b`: what the list says, of the row with that alias. */
function itemsOf(named: string, known: typeof lists): string[] {
  const [list = '', alias] = named.split(' of ')
  const items = known[list]?.(alias ? `${alias}.` : '')
  if (!items) throw new Error(`There is no list of columns called "${list}".`)
  return items
}

/** Separated by commas, as many on a line as fit. */
function inLines(items: readonly string[], indent: string): string {
  const lines: string[] = []
  for (const [index, item] of items.entries()) {
    const text = index < items.length - 1 ? `${item},` : item
    const last = lines.at(-1)
    if (last && last.length + 1 + text.length <= MAX_LINE_WIDTH) lines[lines.length - 1] = `${last} ${text}`
    else lines.push(indent + text)
  }
  return lines.join('\n')
}
