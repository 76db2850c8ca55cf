/** The table of an XLSX file: the one sheet that holds data. What could make a cell say two things is refused. */
import { posix } from 'node:path'
import { faultAt, refuseFile, refuseIfAny } from './faults.ts'
import { MAX_CELL_CHARACTERS, type ReadGrid } from './grid.ts'
import { readSheet, type SheetMeaning } from './read-sheet.ts'
import { type Parts, partsOf } from './unpack-workbook.ts'
import { newWalk, type WalkXml } from './walk-xml.ts'

/** Sheets with these names explain the table and are not read. */
export const guideNames = { id: 'Petunjuk', en: 'Guide' } as const

interface Sheet {
  name: string
  part: string
  isHidden: boolean
}

export function readWorkbook(archive: Buffer): ReadGrid {
  const parts = partsOf(archive)
  assertPlain(parts)
  const walkXml = newWalk()
  const { sheets, startsIn1904 } = readSheetList(walkXml, parts)
  const meaning: SheetMeaning = {
    sharedStrings: readSharedStrings(walkXml, parts),
    isDateStyle: readDateStyles(walkXml, parts),
    startsIn1904,
  }
  const guides: string[] = Object.values(guideNames)
  const filled = sheets
    .filter(({ name, isHidden }) => isHidden || !guides.includes(name))
    .map((sheet) => ({ ...sheet, ...readSheet(walkXml, sheet.part, textOf(parts, sheet.part), meaning) }))
    .filter(({ grid, faults }) => grid.length > 0 || faults.length > 0)
  const hidden = filled.filter(({ isHidden }) => isHidden)
  const shown = filled.filter(({ isHidden }) => !isHidden)
  refuseIfAny([
    ...hidden.map(({ name }) => faultAt({}, 'hidden_sheet', { sheet: name })),
    ...(shown.length > 1
      ? [faultAt({}, 'several_sheets', { sheets: shown.map(({ name }) => name).join(', ') })]
      : []),
  ])
  const [sheet] = shown
  return { grid: sheet?.grid ?? [], faults: sheet?.faults ?? [] }
}

function textOf(parts: Parts, part: string): string {
  return parts.textOf(part) ?? refuseFile('damaged_workbook', {}, { read: part })
}

function assertPlain({ names }: Parts): void {
  refuseIfAny([
    ...(names.some((name) => /vbaProject|macrosheets\//i.test(name)) ? [faultAt({}, 'macros')] : []),
    ...(names.some((name) => /^xl\/externalLinks\//i.test(name)) ? [faultAt({}, 'external_links')] : []),
  ])
  if (!names.includes('xl/workbook.xml')) refuseFile('other_file')
}

function readSheetList(walkXml: WalkXml, parts: Parts): { sheets: Sheet[]; startsIn1904: boolean } {
  const targets = new Map<string, string>()
  walkXml('workbook.xml.rels', textOf(parts, 'xl/_rels/workbook.xml.rels'), {
    open(element, attributes) {
      if (element !== 'Relationship') return
      const { Id = '', Type = '', Target = '' } = attributes()
      if (Type.endsWith('/worksheet')) targets.set(Id, posix.resolve('/xl', Target).slice(1))
    },
  })
  const sheets = new Map<string, Sheet>()
  let startsIn1904 = false
  walkXml('workbook.xml', textOf(parts, 'xl/workbook.xml'), {
    open(element, attributes) {
      if (element === 'sheet') {
        const { name = '', id = '', state = 'visible' } = attributes()
        const part = targets.get(id)
        // One part that is several sheets would be read as often.
        if (part && sheets.has(part)) refuseFile('damaged_workbook', {}, { read: part })
        if (part) sheets.set(part, { name, part, isHidden: state !== 'visible' })
      } else if (element === 'workbookPr') {
        const { date1904 } = attributes()
        startsIn1904 = date1904 === '1' || date1904 === 'true'
      }
    },
  })
  return { sheets: [...sheets.values()], startsIn1904 }
}

/** The texts that cells name by their number. Runs of differing looks are one text; readings aids are left out. */
function readSharedStrings(walkXml: WalkXml, parts: Parts): string[] {
  const xml = parts.textOf('xl/sharedStrings.xml')
  const texts: string[] = []
  if (xml === undefined) return texts
  let isText = false
  let isPhonetic = false
  walkXml('sharedStrings.xml', xml, {
    open(name) {
      if (name === 'si') texts.push('')
      if (name === 'rPh') isPhonetic = true
      isText = name === 't' && !isPhonetic
    },
    close(name) {
      if (name === 'rPh') isPhonetic = false
      isText = false
    },
    text(text) {
      if (isText && (texts.at(-1)?.length ?? 0) <= MAX_CELL_CHARACTERS) texts[texts.length - 1] += text
    },
  })
  return texts
}

/** Whether cells of a style, by its number, show their number as a date. */
function readDateStyles(walkXml: WalkXml, parts: Parts): (style: number) => boolean {
  const xml = parts.textOf('xl/styles.xml')
  const isOwnDate = new Map<number, boolean>()
  const formatOfStyle: number[] = []
  let isCellStyles = false
  if (xml !== undefined) {
    walkXml('styles.xml', xml, {
      open(name, attributes) {
        if (name === 'numFmt') {
          const { numFmtId = '0', formatCode = '' } = attributes()
          isOwnDate.set(Number(numFmtId), isDateFormat(formatCode.slice(0, LONGEST_FORMAT_CHARACTERS)))
        } else if (name === 'cellXfs') {
          isCellStyles = true
        } else if (name === 'xf' && isCellStyles) {
          formatOfStyle.push(Number(attributes().numFmtId ?? '0'))
        }
      },
      close(name) {
        if (name === 'cellXfs') isCellStyles = false
      },
    })
  }
  return (style) => {
    const format = formatOfStyle[style] ?? 0
    return isOwnDate.get(format) ?? isBuiltInDate(format)
  }
}

/** Excel's. */
const LONGEST_FORMAT_CHARACTERS = 255

/** ECMA-376 part 1, 18.8.30: the numbers of formats that need no definition. */
function isBuiltInDate(format: number): boolean {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 58)
}

/** A date's format has letters for day, month or year outside of quotes, brackets and escapes. */
function isDateFormat(format: string): boolean {
  return /[dmyh]/i.test(format.replaceAll(/"[^"]*(?:"|$)|\[[^\]]*(?:\]|$)|[\\_*]./g, ''))
}
