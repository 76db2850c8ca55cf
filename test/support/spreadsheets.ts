/** Small files for imports, made byte by byte, so that any of them can be wrong in any way. */
import { crc32, deflateRawSync } from 'node:zlib'

export function csv(rows: readonly (readonly string[])[], delimiter = ';'): Buffer {
  return Buffer.from(rows.map((row) => row.join(delimiter)).join('\r\n'))
}

/** A cell: text, a number, a flag, or XML of its own (without `r`). */
export type SheetCell = string | number | boolean | { xml: string } | null

export interface SheetParts {
  name?: string
  rows: readonly (readonly SheetCell[])[]
  state?: 'visible' | 'hidden' | 'veryHidden'
  /** XML before and after the rows: hidden columns, merged cells. */
  before?: string
  after?: string
  /** Attributes of rows, by their number. */
  rowAttributes?: Record<number, string>
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook; style 1 is a date (dd/mm/yyyy). */
export function workbookParts(sheets: readonly SheetParts[], attributes = ''): Record<string, string> {
  const named = sheets.map(
    (sheet, index): SheetParts => ({ name: `Data ${index + 1}`, state: 'visible', ...sheet }),
  )
  return {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><workbookPr ${attributes}/><sheets>${named
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${named
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${LINKS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(named.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
  }
}

export function workbook(...sheets: SheetParts[]): Buffer {
  return zip(workbookParts(sheets))
}

function sheetXml({ rows, before = '', after = '', rowAttributes = {} }: SheetParts): string {
  const data = rows.map((row, index) => {
    const number = index + 1
    const cells = row.map((cell, column) => cellXml(cell, `${letterOf(column)}${number}`)).join('')
    return `<row r="${number}" ${rowAttributes[number] ?? ''}>${cells}</row>`
  })
  return `<worksheet xmlns="${MAIN}">${before}<sheetData>${data.join('')}</sheetData>${after}</worksheet>`
}

function cellXml(cell: SheetCell, address: string): string {
  if (cell === null) return ''
  if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${address}"`)
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${address}" t="b"><v>${cell ? 1 : 0}</v></c>`
  const text = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`
}

function letterOf(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : `A${letterOf(column - 26)}`
}

interface ZipOptions {
  /** What the directory says a part unpacks to, where it lies. */
  declaredBytes?: Record<string, number>
  isEncrypted?: boolean
}

/** A zip archive of these parts, deflated. */
export function zip(
  parts: Record<string, string | Buffer>,
  { declaredBytes = {}, isEncrypted = false }: ZipOptions = {},
): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, content] of Object.entries(parts)) {
    const name = Buffer.from(path)
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(isEncrypted ? 1 : 0, 2)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(declaredBytes[path] ?? bytes.length, 18)
    facts.writeUInt16LE(name.length, 22)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), facts, name, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, tail, name)
    offset += 30 + name.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, listed, end])
}
