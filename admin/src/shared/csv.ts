/** A table as the spreadsheets of offices here open it: semicolons, and a mark at the start that says UTF-8. */

const MARK = '\ufeff'

/** What a spreadsheet would take for a formula is written as text. */
const FORMULA = /^[=+\-@\t\r]/

export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return MARK + rows.map((row) => row.map(cellOf).join(';')).join('\r\n')
}

function cellOf(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
