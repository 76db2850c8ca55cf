/** An XLSX file written as its rows come: sheets of typed cells, styled by name, packed on the way. */
import { strToU8, Zip, ZipDeflate } from 'fflate'

/** How cells look: a font, a fill, a number format, an alignment, by their numbers in `STYLES`. */
const styles = {
  text: '<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  number: '<xf numFmtId="1" applyNumberFormat="1"/>',
  rupiah: '<xf numFmtId="164" applyNumberFormat="1"/>',
  date: '<xf numFmtId="165" applyNumberFormat="1"/>',
  percent: '<xf numFmtId="2" applyNumberFormat="1"/>',
  plain: '<xf/>',
  title: '<xf fontId="1" applyFont="1"/>',
  italic: '<xf fontId="3" applyFont="1"/>',
  boldText: '<xf fontId="2" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  boldNumber: '<xf numFmtId="1" fontId="2" applyNumberFormat="1" applyFont="1"/>',
  boldRupiah: '<xf numFmtId="164" fontId="2" applyNumberFormat="1" applyFont="1"/>',
  boldDate: '<xf numFmtId="165" fontId="2" applyNumberFormat="1" applyFont="1"/>',
  boldPercent: '<xf numFmtId="2" fontId="2" applyNumberFormat="1" applyFont="1"/>',
  headingLeft:
    '<xf fontId="2" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="left" vertical="center" wrapText="1"/></xf>',
  headingRight:
    '<xf fontId="2" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="right" vertical="center" wrapText="1"/></xf>',
}
export type Style = keyof typeof styles
const styleNames = Object.keys(styles)

/** A date is a day, YYYY-MM-DD; text stays text whatever it looks like: no cell is a formula. */
export interface SheetCell {
  value: string | number | null
  style: Style
}

/** Where the rows of a sheet go, one after another. */
export class SheetWriter {
  #row = 0

  /** What stands before the rows; so many of them stay in sight. */
  open({ widths, frozenRows }: { widths: number[]; frozenRows: number }): string {
    const columns = widths.map(
      (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    )
    const pane =
      frozenRows === 0
        ? ''
        : `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`
    return `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
  }

  rows(rows: SheetCell[][]): string {
    return rows.map((cells) => this.#rowOf(cells)).join('')
  }

  close(): string {
    return '</sheetData><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
  }

  #rowOf(cells: SheetCell[]): string {
    this.#row += 1
    const row = this.#row
    return `<row r="${row}">${cells.map((cell, index) => cellXml(cell, `${lettersOf(index)}${row}`)).join('')}</row>`
  }
}

function cellXml({ value, style }: SheetCell, place: string): string {
  if (value === null) return ''
  const start = `<c r="${place}" s="${styleNames.indexOf(style)}"`
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`
  if (style === 'date' || style === 'boldDate') return `${start}><v>${serialOf(value)}</v></c>`
  return `${start} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`
}

/** A, B, … Z, AA, as spreadsheets name their columns. */
function lettersOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : lettersOf((index - (index % 26)) / 26 - 1) + last
}

/** Days since the last of 1899, as spreadsheets count them. */
function serialOf(date: string): number {
  return Date.parse(date) / 86_400_000 + 25_569
}

const MOST_CHARACTERS = 32_767

/** What XML cannot hold is left out; `_x0041_` would be read as a letter. */
function xmlText(text: string): string {
  return (
    text
      .slice(0, MOST_CHARACTERS)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replaceAll(/_x[0-9A-Fa-f]{4}_/g, '_x005F$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  )
}

/** A sheet that is there as a whole. */
export function sheetOf(frame: { widths: number[]; frozenRows: number }, rows: SheetCell[][]): string {
  const sheet = new SheetWriter()
  return sheet.open(frame) + sheet.rows(rows) + sheet.close()
}

/** The files of a workbook, packed as they are written: what is packed comes out of `taken`. */
export class Package {
  #packed: Uint8Array[] = []
  readonly #zip = new Zip((error, chunk) => {
    if (error) throw error
    this.#packed.push(chunk)
  })

  /** Begins a file; the one before it must have ended. */
  file(name: string): { write(text: string): void; end(text?: string): void } {
    const file = new ZipDeflate(name, { level: 6 })
    this.#zip.add(file)
    return {
      write: (text) => file.push(strToU8(text)),
      end: (text = '') => file.push(strToU8(text), true),
    }
  }

  end(): void {
    this.#zip.end()
  }

  taken(): Uint8Array {
    const packed = Buffer.concat(this.#packed)
    this.#packed = []
    return packed
  }
}

/** A small workbook, packed as a whole. */
export function packWorkbook(sheets: Record<string, string>, properties: Properties): Uint8Array {
  const workbook = new Package()
  Object.values(sheets).forEach((sheet, index) => {
    workbook.file(`xl/worksheets/sheet${index + 1}.xml`).end(sheet)
  })
  for (const [name, text] of Object.entries(framing(Object.keys(sheets), properties)))
    workbook.file(name).end(text)
  workbook.end()
  return workbook.taken()
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export interface Properties {
  title: string
  creator: string
  description: string
  createdAt: Date
}

/** Every file of a workbook but its sheets, which are `xl/worksheets/sheet1.xml` and so on, in the order of their names. */
export function framing(sheetNames: string[], properties: Properties): Record<string, string> {
  const numbers = sheetNames.map((_, index) => index + 1)
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
  const relations = (all: string[]) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('/xl/workbook.xml', `${TYPE}.sheet.main+xml`)}${override('/xl/styles.xml', `${TYPE}.styles+xml`)}${override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}${numbers.map((number) => override(`/xl/worksheets/sheet${number}.xml`, `${TYPE}.worksheet+xml`)).join('')}</Types>`,
    '_rels/.rels': relations([
      relation('rId1', `${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'),
      relation('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
    ]),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheets>${sheetNames.map((name, index) => `<sheet name="${xmlText(name).replaceAll('"', '&quot;')}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...numbers.map((number) =>
        relation(`rId${number}`, `${OFFICE}/relationships/worksheet`, `worksheets/sheet${number}.xml`),
      ),
      relation(`rId${numbers.length + 1}`, `${OFFICE}/relationships/styles`, 'styles.xml'),
    ]),
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0;-#,##0"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts><fonts count="4">${FONTS}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDE6EE"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${styleNames.length}">${Object.values(styles).join('')}</cellXfs></styleSheet>`,
    'docProps/core.xml': `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(properties.title)}</dc:title><dc:creator>${xmlText(properties.creator)}</dc:creator><dc:description>${xmlText(properties.description)}</dc:description><dcterms:created xsi:type="dcterms:W3CDTF">${properties.createdAt.toISOString()}</dcterms:created></cp:coreProperties>`,
  }
}

const FONTS = ['', '<b/><sz val="14"/>', '<b/>', '<i/>']
  .map((font) => `<font>${font.includes('sz') ? font : `${font}<sz val="11"/>`}<name val="Calibri"/></font>`)
  .join('')
