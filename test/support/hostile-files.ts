/**
 * Files that cost their sender little, and a reader that takes them as they come very much. For the tests, the fuzzer and
 * the soak alike: nothing but Node is needed to make them.
 */
import { workbookParts, zip } from './spreadsheets.ts'

export interface HostileFile {
  name: string
  content: () => Buffer
  /** Of the first fault that it is refused for, sent as a table of pledges. */
  refusedFor: string
}

const sheet = 'xl/worksheets/sheet1.xml'
const styles = 'xl/styles.xml'
const strings = 'xl/sharedStrings.xml'
const relations = 'xl/_rels/workbook.xml.rels'
const book = 'xl/workbook.xml'

function times(count: number, make: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => make(at)).join('')
}

function sheetOf(cells: string, beside = ''): string {
  return `<worksheet><sheetData><row r="1">${cells}</row></sheetData>${beside}</worksheet>`
}

function manyCells(cell: string, before = ''): string {
  const rows = `<row>${cell.repeat(40)}</row>`.repeat(2_000)
  return `<worksheet>${before}<sheetData>${rows}</sheetData></worksheet>`
}

function styledAs(formatCode: string): Record<string, string> {
  const formats = `<numFmts><numFmt numFmtId="170" formatCode="${formatCode}"/></numFmts>`
  return {
    [styles]: `<styleSheet>${formats}<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
    [sheet]: manyCells('<c s="1"><v>45000</v></c>'),
  }
}

function sheetsOf(parts: readonly (readonly [id: string, part: string])[]): Record<string, string> {
  const links = parts.map(([id, part]) => `<Relationship Id="${id}" Type="/worksheet" Target="${part}"/>`)
  const listed = parts.map(([id]) => `<sheet name="${id}" r:id="${id}"/>`)
  return {
    [relations]: `<Relationships>${links.join('')}</Relationships>`,
    [book]: `<workbook xmlns:r="r"><sheets>${listed.join('')}</sheets></workbook>`,
  }
}

const numbered = (count: number, part: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => [`r${at}`, part(at)] as const)

type Parts = Record<string, string>

/** Workbooks with these parts in place of an innocent one's. */
const workbooks: [name: string, refusedFor: string, parts: () => Parts][] = [
  ['a date format of 300,000 opening brackets', 'damaged_workbook', () => styledAs('['.repeat(300_000))],
  ['a date format of 900 opening brackets', 'header_absent', () => styledAs('['.repeat(900))],
  ['a date format of 100,000 quotes', 'damaged_workbook', () => styledAs('&quot;'.repeat(100_000))],
  [
    '25,000 formats and 25,000 styles',
    'header_absent',
    () => {
      const formats = times(25_000, (at) => `<numFmt numFmtId="${at}" formatCode="[["/>`)
      const used = times(25_000, (at) => `<xf numFmtId="${at}"/>`)
      return {
        [styles]: `<styleSheet><numFmts>${formats}</numFmts><cellXfs>${used}</cellXfs></styleSheet>`,
      }
    },
  ],
  [
    'an attribute of 1,000,000 ampersands',
    'damaged_workbook',
    () => ({ [sheet]: sheetOf(`<c r="${'&amp;'.repeat(1_000_000)}"/>`) }),
  ],
  [
    '200,000 attributes in one tag',
    'damaged_workbook',
    () => ({ [sheet]: sheetOf(`<c ${times(200_000, (at) => `a${at}="" `)}/>`) }),
  ],
  [
    '200,000 attributes that hold tags',
    'damaged_workbook',
    () => ({ [sheet]: sheetOf(`<c ${times(200_000, (at) => `a${at}="<b>" `)}/>`) }),
  ],
  [
    'a tag of 1,000,000 quotes without an end',
    'damaged_workbook',
    () => ({ [sheet]: sheetOf(`<c ${"' ".repeat(1_000_000)}"`) }),
  ],
  [
    'a cell of 1,000,000 escapes',
    'too_long',
    () => ({ [sheet]: sheetOf(`<c t="str"><v>${'_x0041_'.repeat(1_000_000)}</v></c>`) }),
  ],
  [
    'a cell of 1,000,000 entities',
    'too_long',
    () => ({ [sheet]: sheetOf(`<c t="str"><v>${'&#65;'.repeat(1_000_000)}</v></c>`) }),
  ],
  [
    'a cell in 200,000 pieces',
    'too_long',
    () => ({ [sheet]: sheetOf(`<c t="str"><v>${'<![CDATA[a]]>'.repeat(200_000)}</v></c>`) }),
  ],
  [
    'a number of 1,000,000 digits',
    'too_long',
    () => ({ [sheet]: sheetOf(`<c><v>${'1'.repeat(1_000_000)}</v></c>`) }),
  ],
  [
    'an address of 1,000,000 digits',
    'damaged_workbook',
    () => ({ [sheet]: sheetOf(`<c r="A${'1'.repeat(1_000_000)}"/>`) }),
  ],
  [
    'a merged range of 1,000,000 digits',
    'damaged_workbook',
    () => ({
      [sheet]: sheetOf('', `<mergeCells><mergeCell ref="A${'1'.repeat(1_000_000)}x"/></mergeCells>`),
    }),
  ],
  [
    '100,000 merged ranges',
    'merged_cells',
    () => ({
      [sheet]: sheetOf('', `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(100_000)}</mergeCells>`),
    }),
  ],
  [
    '50,000 ranges of hidden columns',
    'header_absent',
    () => {
      const hidden = '<col min="61" max="16384" hidden="1"/>'.repeat(50_000)
      return { [sheet]: manyCells('<c><v>1</v></c>', `<cols>${hidden}</cols>`) }
    },
  ],
  [
    'columns hidden from minus infinity on',
    'hidden_column',
    () => {
      const hidden = '<col min="-1e300" max="1e300" hidden="1"/>'.repeat(1_000)
      return { [sheet]: `<worksheet><cols>${hidden}</cols><row><c><v>1</v></c></row></worksheet>` }
    },
  ],
  [
    'a text of 1,000,000 spaces that 80,000 cells name',
    'too_long',
    () => ({
      [strings]: `<sst><si><t>${' '.repeat(1_000_000)}</t></si></sst>`,
      [sheet]: manyCells('<c t="s"><v>0</v></c>'),
    }),
  ],
  [
    'a text of 1,000 letters that 80,000 cells name',
    'header_absent',
    () => ({
      [strings]: `<sst><si><t>${'x'.repeat(1_000)}</t></si></sst>`,
      [sheet]: manyCells('<c t="s"><v>0</v></c>'),
    }),
  ],
  [
    '100,000 shared texts',
    'header_absent',
    () => ({ [strings]: `<sst>${'<si><t>a</t></si>'.repeat(100_000)}</sst>` }),
  ],
  [
    '80,000 numbers with large exponents',
    'header_absent',
    () => ({ [sheet]: manyCells('<c><v>1.1E-999</v></c>') }),
  ],
  [
    '1,000,000 tags within each other',
    'unpacks_too_large',
    () => ({ [sheet]: sheetOf('<a>'.repeat(1_000_000)) }),
  ],
  ['1,000,000 empty cells', 'unpacks_too_large', () => ({ [sheet]: sheetOf('<c/>'.repeat(1_000_000)) })],
  ['500,000 remarks', 'empty_file', () => ({ [sheet]: sheetOf('<!-- -->'.repeat(500_000)) })],
  [
    '20,000 sheets of one part',
    'damaged_workbook',
    () => ({
      ...sheetsOf(numbered(20_000, () => 'worksheets/sheet1.xml')),
      [sheet]: sheetOf('<c/>'.repeat(100_000)),
    }),
  ],
  [
    '490 sheets full of empty cells',
    'unpacks_too_large',
    () => ({
      ...sheetsOf(numbered(490, (at) => `worksheets/s${at}.xml`)),
      ...Object.fromEntries(
        numbered(490, (at) => `xl/worksheets/s${at}.xml`).map(([, part]) => [
          part,
          sheetOf('<c/>'.repeat(4_000)),
        ]),
      ),
    }),
  ],
  ['a path of 1,000,000 steps up', 'damaged_workbook', () => sheetsOf([['rId1', '../'.repeat(1_000_000)]])],
  [
    'an archive that unpacks to 20 MB',
    'unpacks_too_large',
    () => ({ 'xl/media/image1.png': '\0'.repeat(20_000_000) }),
  ],
]

const titles = 'NPWP;Nomor surat;Tanggal surat;Bentuk;Nilai komitmen;Kode baris;Alokasi;Jatuh tempo;Angsuran'
const LARGEST_BYTES = 5 * 1024 * 1024 - 1_000

/** As often as an import takes. */
function full(text: string): string {
  return text.repeat(Math.ceil(LARGEST_BYTES / text.length)).slice(0, LARGEST_BYTES)
}

const texts: [name: string, refusedFor: string, text: () => string][] = [
  ['5 MiB of quotes', 'row_too_long', () => full('"')],
  ['5 MiB of quotes within quotes', 'row_too_long', () => `${titles}\n"${full('""').slice(0, -100)}"`],
  ['5 MiB of line ends', 'too_many_rows', () => full('\n')],
  ['1,000,000 semicolons', 'too_many_columns', () => ';'.repeat(1_000_000)],
  ['a remark of 5 MiB', 'row_too_long', () => `#${full('a')}`],
  ['one cell of 5 MiB', 'row_too_long', () => `${titles}\n${full('a').slice(0, -100)}`],
  ['titles of opening brackets', 'row_too_long', () => `${`${'('.repeat(990)};`.repeat(59)}a`],
  ['titles of 18,000 opening brackets', 'header_absent', () => `${`${'('.repeat(990)};`.repeat(19)}a`],
  [
    '1,000 rows of 1,000 empty cells',
    'header_only',
    () => `${titles}\n${`${';'.repeat(999)}\n`.repeat(1_000)}`,
  ],
  [
    '5,000 rows with every cell wrong',
    'wrong_value',
    () => `${titles}\n${`${'?;'.repeat(8)}?\n`.repeat(5_000)}`,
  ],
  ['5,000 totals', 'total_not_last', () => `${titles}\n${'Jumlah;;;;1;;1;;1\n'.repeat(5_000)}`],
  [
    'amounts of 1,000 digits and dots',
    'wrong_value',
    () => `${titles}\n${`1;;;;${'1.111'.repeat(190)};;;;\n`.repeat(2_000)}`,
  ],
  [
    'choices of 990 spaces',
    'wrong_value',
    () => `${titles}\n${`1;2;3;a${' '.repeat(990)}b;;;;;\n`.repeat(1_000)}`,
  ],
  [
    'one pledge of 5,000 rows',
    'wrong_value',
    () => `${titles}\n${'0999000011999000;1/A/2025;14/04/2025;uang;500;A;1;15/05/2025;1\n'.repeat(5_000)}`,
  ],
  [
    '5,000 pledges of companies that nobody knows',
    'unknown_company',
    () =>
      `${titles}\n${times(5_000, (at) => `0999${String(at).padStart(12, '0')};1/A/2025;14/04/2025;uang;500;A;500;15/05/2025;500\n`)}`,
  ],
]

/** Archives that lie, and texts in other encodings. */
const others: [name: string, refusedFor: string, content: () => Buffer][] = [
  [
    'UTF-16 of 5 MiB',
    'row_too_long',
    () =>
      Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(full('a').slice(LARGEST_BYTES / 2), 'utf16le')]),
  ],
  [
    '5 MiB of lines, the last of which is no UTF-8',
    'wrong_encoding',
    () => Buffer.concat([Buffer.from(full('a\n')), Buffer.from('ff', 'hex')]),
  ],
  ['5 MiB of lines, the last of which is NUL', 'nul_byte', () => Buffer.from(`${full('\n')}\0`)],
  [
    '5 MiB of ends of archives',
    'damaged_workbook',
    () => Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.from(full('PK\x05\x06'), 'latin1')]),
  ],
]

/** To be sent as a table to import. */
export const hostileTables: HostileFile[] = [
  ...workbooks.map(([name, refusedFor, parts]) => ({
    name: `a workbook with ${name}`,
    refusedFor,
    content: () => zip({ ...workbookParts([{ rows: [['A']] }]), ...parts() }),
  })),
  ...texts.map(([name, refusedFor, text]) => ({ name, refusedFor, content: () => Buffer.from(text()) })),
  ...others.map(([name, refusedFor, content]) => ({ name, refusedFor, content })),
]
